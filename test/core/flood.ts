import { article } from '../build.ts';

/** Three reports of one flood and one of something else. */
export const FLOOD = [
  article({
    id: 'courier',
    title: 'Vellmar bridge closed as river rises',
    source: 'The Courier',
    publishedAt: new Date('2025-12-03T08:00:00Z'),
    text: [
      'The river Orle burst its banks in Vellmar on Tuesday night and 400 households left their homes, the fire brigade said.',
      'The old bridge has been closed since midnight. However, ferries run twice as often as usual.',
      '“We have never seen the water rise so fast,” said mayor Jana Holm.',
      'She visited a shelter in the sports hall. The council will decide on Friday whether the bridge can open again.',
    ].join('\n\n'),
  }),
  article({
    id: 'herald',
    title: 'Flood in Vellmar',
    source: 'Vellmar Herald',
    publishedAt: new Date('2025-12-03T10:00:00Z'),
    text: [
      'About 400 households left their homes after the river Orle burst its banks in Vellmar, according to the fire brigade.',
      'The old bridge has been closed since midnight.',
      'A school in the lower town lost its library. What a night!',
      'Two pumps failed, and the army sent four more.',
    ].join('\n\n'),
  }),
  article({
    id: 'meridian',
    title: 'Army sends pumps to flooded town',
    source: 'Meridian',
    publishedAt: new Date('2025-12-04T06:00:00Z'),
    text: [
      'The army sent four more pumps to Vellmar after two pumps failed in the flooded lower town.',
      'The river Orle fell by 30 centimetres overnight. The old bridge has not been closed, a spokesman for the district said.',
      'They worked until dawn. Insurers expect to pay at least 12 million crowns.',
    ].join('\n\n'),
  }),
];

export const ORCHESTRA = article({
  id: 'stage',
  title: 'Orchestra names a new conductor',
  source: 'Stage Weekly',
  publishedAt: new Date('2025-12-05T06:00:00Z'),
  text: 'The Northline orchestra named Tomas Reul its new conductor. The orchestra will play in a hall with 400 seats, the fire brigade said.',
});
