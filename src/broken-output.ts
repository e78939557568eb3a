/** As of a command that can't do what it should. */
const FAILED = 2;

/**
 * Ends the program when what it says can't be written. A reader that has read enough (`| head`) closes the pipe: that is
 * no error.
 */
export function endWithOutput(): void {
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(0);
    const todo = code === 'ENOSPC' ? ': free some space on the disk it is written to' : '';
    process.stderr.write(`briefdesk: the output can't be written (${message})${todo} [output-failed]\n`);
    process.exit(FAILED);
  });
}

/** What goes to stderr may get lost: a log on a full disk, or one whose reader is gone, is no reason to end. */
export function outliveLog(): void {
  process.stderr.on('error', () => {});
}
