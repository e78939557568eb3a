import { STOP_WORDS } from './stop-words.ts';
import { stemWord } from './terms.ts';

/** English verbs and nouns whose forms a stemmer cannot join: the first word of a line stands for the others. */
const IRREGULAR = `
be been being
become became
begin began begun
bear bore born birth
believe belief
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
catch caught
child children
choose chose chosen choice
come came
cost costly
deal dealt
deep depth
die died death dead
dig dug
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown flight
foot feet
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given gift
go went gone
grow grew grown growth
hang hung
hear heard
hide hid hidden
high height
hold held
keep kept
know knew known knowledge
lay laid
lead led
leave left
lend lent
life live lives
long length
lose lost loss
make made
man men
mean meant
meet met
mouse mice
one once
pass past
pay paid
proof prove proven
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold sale
send sent
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung song
sink sank sunk
sit sat
sleep slept
slide slid
speak spoke spoken speech
speed sped
spend spent
spread
stand stood
steal stole stolen theft
stick stuck
strike struck stricken
strong strength
swear swore sworn
sweep swept
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tooth teeth
true truth
two twice
understand understood
wake woke woken
wear wore worn
weave wove woven
wide width
win won
wind wound
withdraw withdrew withdrawn
woman women
write wrote written
`;

/** The stem of "ate" is "at": such a form is no sign of its verb. */
const ROOTS: ReadonlyMap<string, string> = new Map(
  IRREGULAR.trim()
    .split('\n')
    .flatMap((line) => {
      const forms = line.split(' ');
      const stems = forms
        .map((form) => stemWord(form))
        .filter((stem, at) => stem === forms[at] || !STOP_WORDS.has(stem));
      return stems.map((stem): [string, string] => [stem, stemWord(forms[0]!)]);
    }),
);

/** A stem, or the stem of the word it is an irregular form of. */
export const rootOf = (stem: string): string => ROOTS.get(stem) ?? stem;

/**
 * How surely two different stems belong to one word family, 0 to 1: a shared beginning for derivations ("invad",
 * "invas"), one letter added, dropped, changed or swapped for misspelt words of five letters and more.
 */
export function relatedness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter < 4 || /\d/.test(a)) return 0;
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  if (shared === shorter && /^(?:ship|hood)$/.test((a.length > b.length ? a : b).slice(shared))) return BY_SUFFIX;
  const prefix = shared >= 4 && shared >= shorter - 1 && longer - shared <= 4 ? shared / longer : 0;
  const spelling = shorter >= 5 && longer - shorter <= 1 && oneEditApart(a, b, shared) ? 0.75 : 0;
  return Math.max(prefix, spelling);
}

/** "Partner" and "partnership": as sure as a stem less one letter of eight. */
const BY_SUFFIX = 0.7;

/** `shared` is the length of their common beginning. */
function oneEditApart(a: string, b: string, shared: number): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < long.length) return short.slice(shared) === long.slice(shared + 1);
  if (short.slice(shared + 1) === long.slice(shared + 1)) return true;
  const swapped = short[shared] === long[shared + 1] && short[shared + 1] === long[shared];
  return swapped && short.slice(shared + 2) === long.slice(shared + 2);
}
