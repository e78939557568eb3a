/** One event as it is told over two days: a fact, the fact in other words, and the fact with another number. */
export interface Cluster {
  readonly topic: string;
  /** What every article on it tells, too. */
  readonly event: string;
  readonly fact: string;
  readonly reworded: string;
  readonly changed: string;
}

export const CLUSTERS: readonly Cluster[] = [
  {
    topic: 'ferry',
    event: 'The ferry Aurora ran aground off Skarn on Monday morning.',
    fact: 'The ferry carried 340 passengers when it ran aground off Skarn, the coast guard said.',
    reworded: 'According to the coast guard, 340 passengers were on the ferry when it ran aground off Skarn.',
    changed: 'The ferry carried 410 passengers when it ran aground off Skarn, the coast guard said.',
  },
  {
    topic: 'tunnel',
    event: 'A tunnel of the Orra mine fell in on Sunday night.',
    fact: 'The tunnel of the Orra mine was closed for 12 days after a fire in 2019.',
    reworded: 'After a fire in 2019 the tunnel of the Orra mine was closed for twelve days.',
    changed: 'The tunnel of the Orra mine was closed for 20 days after a fire in 2019.',
  },
  {
    topic: 'budget',
    event: 'The parliament of Norvia passed the budget on Tuesday.',
    fact: 'The budget of Norvia gives 4.2 billion euros to the railway, the finance minister said.',
    reworded: 'Norvia’s budget gives the railway 4.2 billion euros, said the finance minister.',
    changed: 'The budget of Norvia gives 3.1 billion euros to the railway, the finance minister said.',
  },
  {
    topic: 'talks',
    event: 'A mediator from Osby opened talks in Lund after four weeks without a word.',
    fact: 'The talks in Lund between miners and the company lasted nine hours.',
    reworded: 'Nine hours the talks between the company and the miners lasted in Lund.',
    changed: 'The talks in Lund between miners and the company lasted two days.',
  },
  {
    topic: 'vaccine',
    event: 'The health office of Malmer began to give the vaccine on Monday.',
    fact: 'The health office of Malmer ordered 60,000 doses of the vaccine from Brenna Pharma.',
    reworded: 'From Brenna Pharma the health office of Malmer ordered 60,000 doses of the vaccine.',
    changed: 'The health office of Malmer ordered 90,000 doses of the vaccine from Brenna Pharma.',
  },
  {
    topic: 'bridge',
    event: 'The bridge over the Lenn at Tarn was closed to lorries.',
    fact: 'Repairs of the bridge at Tarn will cost 18 million crowns, the city engineer said.',
    reworded: 'The city engineer said repairs of the bridge at Tarn will cost 18 million crowns.',
    changed: 'Repairs of the bridge at Tarn will cost 27 million crowns, the city engineer said.',
  },
  {
    topic: 'election',
    event: 'Osby elected a mayor on Sunday.',
    fact: 'Turnout in the election of the mayor of Osby was 61 per cent, the returning officer said.',
    reworded: 'The returning officer said turnout in the election of Osby’s mayor was 61 per cent.',
    changed: 'Turnout in the election of the mayor of Osby was 48 per cent, the returning officer said.',
  },
  {
    topic: 'wolves',
    event: 'Hunters asked the governor on Friday for leave to shoot wolves in the Brenn valley.',
    fact: 'Wolves killed 73 sheep in the Brenn valley this summer, the farmers’ union said.',
    reworded: 'The farmers’ union said 73 sheep were killed by wolves in the Brenn valley this summer.',
    changed: 'Wolves killed 45 sheep in the Brenn valley this summer, the farmers’ union said.',
  },
  {
    topic: 'power cut',
    event: 'A power cut left Harwick in the dark on Wednesday evening.',
    fact: 'The power cut in Harwick began in a substation at Mill Road and lasted five hours.',
    reworded: 'The power cut in Harwick, which began in a substation at Mill Road, lasted five hours.',
    changed: 'The power cut in Harwick began in a substation at Mill Road and lasted three hours.',
  },
  {
    topic: 'orchestra',
    event: 'The orchestra of Lindmark gave its last concert on Saturday.',
    fact: 'The council of Lindmark cut the orchestra’s grant by 30 per cent in January.',
    reworded: 'In January the council of Lindmark cut the grant of the orchestra by 30 per cent.',
    changed: 'The council of Lindmark cut the orchestra’s grant by 15 per cent in January.',
  },
];
