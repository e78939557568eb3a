import { describe, expect, it } from 'vitest';
import { isForgotten, isReplaced, isSettled } from '../../../src/core/brief/awaited.ts';

/** What was announced, and a sentence that tells what came of it. */
const SETTLED = [
  [
    'The launch will take place on Tuesday at 14:00.',
    'The launch of Vesper 2 was postponed to Thursday because of lightning, the operator said on Tuesday.',
  ],
  ['The hearing will be held on Tuesday.', 'The hearing was put off until Friday because the judge is ill.'],
  [
    'The two sides will meet on Thursday, if the federation accepts the mediator.',
    'The union and the company met on Thursday for six hours without result.',
  ],
  [
    'The union and the harbour company will meet again on Thursday.',
    'The union met the harbour company of Tarn at the town hall and left after an hour.',
  ],
  [
    'The main landing is planned for Saturday, weather permitting.',
    'A storm has forced NATO to put off the main landing of its exercise from Saturday to Monday.',
  ],
  ['A second crest is expected on Thursday night.', 'The second crest of the river passed the city on Friday morning.'],
  ['Parliament will vote on the budget next week.', 'Parliament passed the budget by 210 votes to 140.'],
  ['The court will rule on the appeal on Friday.', 'The court rejected the appeal on Friday.'],
  [
    'The president is due to visit Lisbon in June.',
    'The president arrived in Lisbon on Tuesday for a three-day visit.',
  ],
  [
    'The central bank will announce its decision on rates on Wednesday.',
    'The central bank left its key rate unchanged at 4 per cent.',
  ],
  ['The next round of talks is scheduled for 12 May in Geneva.', 'A new round of talks opened in Geneva on Tuesday.'],
  [
    'The next round of talks is scheduled for 12 May in Geneva.',
    'The talks in Geneva were called off after the attack.',
  ],
  ['The launch of the rocket is planned for Monday.', 'The rocket lifted off on Monday evening.'],
  ['The company will publish its results on 3 March.', "The company's profit fell by a third, its results showed."],
  ['Elections will be held in November.', 'The opposition won the elections with 54 per cent of the vote.'],
  ['The bridge will reopen in the spring.', 'The bridge reopened to traffic on Saturday.'],
  [
    'The public prosecutor will decide next week whether to open an investigation.',
    'The prosecutor opened an investigation against two officials.',
  ],
  ['Union members vote on the deal on Tuesday.', 'Members of the union approved the deal by a large majority.'],
  [
    'The ministers will discuss the quota in Brussels on Monday.',
    'Ministers agreed in Brussels on a lower quota for cod.',
  ],
  ['The inquiry is to report by the end of March.', 'The inquiry found that the dyke had been neglected for years.'],
  ['The trial will resume on 4 June.', 'The trial resumed with the testimony of a banker.'],
  ['The envoys will return to Kyiv on Sunday.', 'The envoys returned to Kyiv by night train.'],
  ['A hearing in the case is set for 9 September.', 'The judge ended the hearing after an hour.'],
  [
    'The airline expects to resume flights to Osby on Monday.',
    'The first flight of the airline since the storm landed in Osby at noon.',
  ],
  ['The airline expects to resume flights to Osby on Monday.', 'The airline has resumed flights to Osby.'],
  [
    'The minister will present the plan for the railway in autumn.',
    'The minister presented the railway plan to commuters in Lund.',
  ],
  [
    'The storm is expected to reach the coast by midnight.',
    'The storm reached the coast north of Harwick shortly after eleven.',
  ],
  ['The mine will close at the end of the year.', 'The mine closed on Friday after 140 years.'],
  ['Teachers plan to strike for three days from Tuesday.', 'Teachers walked out of 300 schools on Tuesday.'],
  ['Teachers plan to strike for three days from Tuesday.', "The teachers' union suspended its strike after an offer."],
  ['The commission is due to decide on the merger by 1 July.', 'The commission approved the merger with conditions.'],
  ['The final will be played in Malmer on Saturday.', 'Malmer won the final by two goals to one.'],
] as const;

/** What was announced, and a sentence about the same people or things that tells something else. */
const OPEN = [
  [
    'Parliament will vote on the budget next week.',
    'The finance minister defended the budget in parliament on Monday.',
  ],
  ['The court will rule on the appeal on Friday.', 'The judges heard witnesses in the appeal for three hours.'],
  ['The president is due to visit Lisbon in June.', 'Lisbon has raised its bus fares.'],
  [
    'Further steps will be determined in Washington after analysis of what was heard.',
    'Washington has yet to comment publicly on the outcome of the negotiations.',
  ],
  ['The next round of talks is scheduled for 12 May in Geneva.', 'Delegates praised the food in Geneva.'],
  ['The launch of the rocket is planned for Monday.', 'Engineers have fuelled the rocket since Sunday.'],
  [
    'Mara Lund, who has yet to agree terms, will have a medical in Halden on Saturday.',
    'The coach of Orra resigned after the club agreed to sell Mara Lund to Halden.',
  ],
  ['Elections will be held in November.', 'Posters for the elections hang in every street.'],
  ['The bridge will reopen in the spring.', 'Two lorries collided near the bridge.'],
  ['Union members vote on the deal on Tuesday.', 'The deal gives union members five days more of leave.'],
  ['The trial will resume on 4 June.', "The banker's lawyer criticised the length of the trial."],
  ['The envoys will return to Kyiv on Sunday.', 'Kyiv was dark on Saturday after an attack on its power stations.'],
  ['A hearing in the case is set for 9 September.', 'The case has cost the town two million crowns.'],
  ['The airline expects to resume flights to Osby on Monday.', 'Passengers slept in the halls of Osby airport.'],
  [
    'The minister will present the plan for the railway in autumn.',
    'Commuters have waited twenty years for the railway.',
  ],
  ['The storm is expected to reach the coast by midnight.', 'Shops on the coast have boarded up their windows.'],
  ['The mine will close at the end of the year.', 'The mine employs 900 people.'],
  ['Teachers plan to strike for three days from Tuesday.', 'Teachers earn less here than in Norvia.'],
  [
    'The commission is due to decide on the merger by 1 July.',
    'The merger would make the two banks the largest of the country.',
  ],
  ['The match will take place on Saturday.', 'The mayor cancelled his visit to the zoo on Saturday.'],
  ['The final will be played in Malmer on Saturday.', 'Tickets for the final are sold out.'],
] as const;

describe('what is awaited', () => {
  it.each(SETTLED)('%s — is settled by: %s', (text, report) => {
    expect(isSettled({ text }, [{ text: report }])).toBe(true);
  });

  it.each(OPEN)('%s — is left open by: %s', (text, report) => {
    expect(isSettled({ text }, [{ text: report }])).toBe(false);
  });

  it('is not settled by saying it again', () => {
    const text = 'The court will rule on the appeal on Friday.';

    expect(isSettled({ text }, [{ text }, { text: 'On Friday the court will rule on the appeal.' }])).toBe(false);
  });

  it('gives way to a newer plan for the same thing, and to no other', () => {
    const text = 'The main landing is planned for Saturday, weather permitting.';

    expect(isReplaced({ text }, { text: 'The landing will begin at dawn on Monday.' })).toBe(true);
    expect(isReplaced({ text }, { text: 'The ministers will meet in Osby on Monday.' })).toBe(false);
  });

  it('is forgotten after seven days', () => {
    const since = new Date('2026-05-01T08:00:00Z');

    expect(isForgotten(since, new Date('2026-05-08T08:00:00Z'))).toBe(false);
    expect(isForgotten(since, new Date('2026-05-08T08:01:00Z'))).toBe(true);
  });
});
