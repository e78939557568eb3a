const wordsIn = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words with which people thank, agree or take leave. */
const COURTESIES = wordsIn(
  'thanks thank thx ty tysm cheers danke merci gracias grazie obrigado дякую спасибо ok okay okey k kk cool great nice ' +
    'perfect excellent brilliant awesome wonderful lovely good fine alright noted understood gotcha got helped helpful useful ' +
    'interesting wow lol haha yes yep yeah yup no nope sure right bye goodbye done nevermind appreciate appreciated np',
);
/** And what else they say with them. */
const AROUND = wordsIn(
  "you u so very much a lot many one all again now and for the this that's that your it that is was works me i really " +
    'help info quick answer reply brief job work bot briefdesk million bunch see later night will do never mind',
);
const LONGEST = 80;

/** Whether a message to the bot alone only thanks, agrees or takes leave: an answer to that would be a nuisance. */
export function isCourtesy(text: string): boolean {
  if (text.length > LONGEST || text.includes('?')) return false;
  const plain = text.replace(/:[a-z0-9_+-]+:/gi, ' ').replaceAll('’', "'");
  const words = plain.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  if (words.length === 0) return text.trim() !== '';
  return words.some((word) => COURTESIES.has(word)) && words.every((word) => COURTESIES.has(word) || AROUND.has(word));
}
