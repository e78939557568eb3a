/** What is announced, and the words by which newspapers tell later that it came, or what came of it. */
const OUTCOMES: readonly (readonly [ahead: RegExp, came: RegExp])[] = [
  [
    /\b(?:vot(?:e|es|ing)|ballots?|referendum|elections?|polls?)\b/i,
    /\b(?:voted|passed|approved|rejected|adopted|accepted|won|lost|defeated|elected|backed|turned down|carried)\b/i,
  ],
  [
    /\b(?:rul(?:e|es|ing)|verdict|decid(?:e|es)|decision|judge?ment|sentenc(?:e|ing))\b/i,
    /\b(?:ruled|decided|rejected|upheld|overturned|dismissed|granted|sentenced|convicted|acquitted|ordered|found|opened|approved|agreed|chose|raised|cut|lowered|left|kept)\b/i,
  ],
  [
    /\b(?:meet(?:s|ing|ings)?|talks|negotiat\p{Ll}+|rounds?|summit|discuss(?:es)?|sessions?|hearings?|conference)\b/iu,
    /\b(?:met|talked|held|began|opened|ended|agreed|reached|left|walked out|discussed|concluded|broke (?:off|up|down)|gathered|after (?:\p{L}+ ){0,3}(?:hours|days) of)\b/iu,
  ],
  [
    /\b(?:visits?|travels?|arriv(?:e|es|al)|returns?|fl(?:y|ies)|leaves?|depart(?:s|ure)?)\b/i,
    /\b(?:visited|arrived|landed|flew|met|left|returned|toured|departed|travelled|is (?:back )?in)\b/i,
  ],
  [
    /\b(?:launch(?:es)?|starts?|begins?|opens?|reopens?|resumes?|continues?|landing|unveils?|inaugurat\p{Ll}+)\b/iu,
    /\b(?:launched|lifted off|took off|started|began|begun|opened|reopened|resumed|continued|landed|came ashore|ended|unveiled|inaugurated|after (?:\p{L}+ ){0,3}(?:hours|days) of)\b/iu,
  ],
  [
    /\b(?:publish(?:es)?|reports?|announc(?:e|es)|presents?|releases?|results?|findings)\b/i,
    /\b(?:published|reported|announced|presented|released|showed|found|concluded|revealed|fell|rose|raised|cut|left|kept)\b/i,
  ],
  [
    /\b(?:expected|forecast|crest|peaks?|reach(?:es)?|storm|hits?|passes)\b/i,
    /\b(?:passed|arrived|reached|peaked|hit|crossed|came|made landfall|moved)\b/i,
  ],
  [
    /\b(?:clos(?:e|es|ing)|ends?|expir(?:e|es|y)|finish(?:es)?|withdraws?)\b/i,
    /\b(?:closed|ended|expired|finished|stopped|withdrew|was extended|extended)\b/i,
  ],
  [/\b(?:strikes?|walk ?outs?)\b/i, /\b(?:struck|walked out|stopped work|went on strike|laid down)\b/i],
];

/** It will not be as it was announced, whatever comes instead. */
const PUT_OFF =
  /\b(?:postponed?|put off|called off|cancel(?:s|led|ed)|delay(?:s|ed)|brought forward|reschedul\p{Ll}+|scrapped|suspended|abandoned)\b/iu;

export type Telling = 'came' | 'put off' | 'neither';

/** What a sentence tells of something announced, if it is about it. `known`: the announcement is of a usual kind. */
export function outcomeOf(announced: string, told: string): { readonly telling: Telling; readonly known: boolean } {
  const kinds = OUTCOMES.filter(([ahead]) => ahead.test(announced));
  const known = kinds.length > 0;
  if (PUT_OFF.test(told)) return { telling: 'put off', known };
  return { telling: kinds.some(([, came]) => came.test(told)) ? 'came' : 'neither', known };
}
