import { access, constants } from 'node:fs/promises';
import { plural } from '../app/wording.ts';
import { folderSource } from '../sources/folder.ts';
import type { FolderEntry } from '../sources/sources-file.ts';
import type { Finding } from './finding.ts';
import { showProgress } from './output.ts';

/** Who calls a doctor is waiting: of a large folder so many files are read, and so many problems told. */
const LOOKED_AT = 1_000;
const TOLD = 5;

/** Whether a folder can be read, and which of its files can't. */
export async function examineFolder({ name, folder }: FolderEntry): Promise<readonly Finding[]> {
  if (!(await isReadable(folder)))
    return [sourceFinding('wrong', `${name}: ${folder} can't be read. Check its path and its rights.`)];
  const problems: Finding[] = [];
  let files = 0;
  for await (const item of folderSource(folder).read()) {
    if (files === LOOKED_AT) break;
    files += 1;
    showProgress(`${folder}: ${plural(files, 'file')} read`);
    if (item.kind === 'unreadable') problems.push(sourceFinding('wrong', `${item.name}: ${item.reason}`));
    else problems.push(...(item.warnings ?? []).map((warning) => sourceFinding('note', `${item.name}: ${warning}`)));
  }
  showProgress('');
  const more = problems.length - TOLD;
  return [
    sourceFinding('good', `${name}: ${folder}${files === LOOKED_AT ? `, its first ${LOOKED_AT} files looked at` : ''}`),
    ...problems.toSorted((a, b) => Number(b.kind === 'wrong') - Number(a.kind === 'wrong')).slice(0, TOLD),
    ...(more > 0 ? [sourceFinding('note', `${more} more. \`briefdesk ingest ${folder}\` names them all.`)] : []),
  ];
}

const sourceFinding = (kind: Finding['kind'], text: string): Finding => ({ kind, about: 'sources', text });

export const isReadable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
