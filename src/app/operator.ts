/** The workspace of whoever runs Briefdesk: what they add is everybody's. */
export const OPERATOR = 'terminal';
