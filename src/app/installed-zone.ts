/** Whether a name is one of a zone whose rules this computer has. */
export function isInstalled(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
