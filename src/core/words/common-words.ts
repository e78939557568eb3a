import { stemWord } from './terms.ts';

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** English words that about every fourth news article has, whatever it is about. */
const IN_EVERY_FOURTH = list(`
  according add announce back begin call come country day early end expect find first follow former get give go good
  government group help hold home hour include keep know large late leave lead live long look make man month move
  name national need new news number official old one open part people place plan play public put report right run
  say second see set show so start state statement still take tell think thing three time today told try turn two use
  want way week work world year yesterday four five six well big high
  monday tuesday wednesday thursday friday saturday sunday
`);

/** English words that about every tenth news article has. */
const IN_EVERY_TENTH = list(`
  able accept access account act action activity actually address administration affect age agency ago agree air allow
  almost alone already alternative always amount annual answer appear approach area arrive article ask association
  attack attempt attention author authority available average avoid away bad base become behavior believe best better
  bill billion board body book both break bring build building business buy campaign care carry case cause center
  central centre century certain chance change charge chief child choose citizen city claim clear close come comment
  commission committee common community company complete concern condition confirm consider contact continue control
  cost council couple course court cover create crisis current cut damage data date deal death debate decade decide
  decision deep demand department deputy describe despite detail develop development die difference different
  difficult direct director discuss district doctor dollar door draw drive drop due earlier east eastern economic
  economy effect effort eight emergency employee enough ensure enter entire especially establish even evening event
  eventually evidence exactly example executive experience expert explain face fact fail fall family far father fear
  federal feel field fight figure file final finally financial fire force foreign form forward free friend front full
  fund funding future gain game general girl global goal great ground grow growth half hand happen hard head health
  hear heart hit hope hospital house huge human hundred idea immediately impact important improve incident income
  increase independent indeed individual industry information initial inside instead interest interior international
  interview investigation involve issue item job join judge just kill kind largely later latest launch law lawyer
  leader learn least left legal level life light likely limit line list little local lose loss lot low main maintain
  major majority manage manager march mark market matter mean measure media medical meet meeting member men message
  middle might mile military million mind minister minute miss modern moment money morning mother near nearly never
  next night nine north northern note nothing november october december september august july june april january
  february occur offer office officer often oil online operate operation opinion opportunity order organization
  original outside owner paper parent particularly party pass past pay peace percent perform perhaps period person
  personal phone photo picture point police policy political poor popular population position possible post potential
  power present president press pressure prevent previous price prime private probably problem process produce product
  program programme project promise property propose protect prove provide pull purpose push question quick quickly
  raise range rate reach read ready real reality reason receive recent recently record reduce region regional relate
  release remain remember remove reporter represent require rescue research respond response responsible rest result
  return reveal review rise risk road role room round rule safe safety same scene school season seat secretary section
  security seek seem sell send senior sense serious serve service seven several share short shortly side sign
  significant similar simple simply single sit site situation size small social society something son soon sort source
  south southern speak special spend spokesman spokeswoman staff stage stand standard station stay step stop story
  street strong student study subject success suffer suggest summer support sure system table talk target team
  television ten term test thank third thousand threat today together top total tough town trade travel treat trial
  trip trouble true trust type understand union unit united university update value vehicle version victim video view
  visit voice vote wait walk wall war warn watch water wear weekend welcome west western white whole wide wife win
  wind winter wish woman women word worker worry write wrong yard young
  correspondent reuters ap afp edt est gmt pm am et utc copyright reserved
`);

const shares = new Map<string, number>();
for (const word of IN_EVERY_TENTH) shares.set(stemWord(word), 0.1);
for (const word of IN_EVERY_FOURTH) shares.set(stemWord(word), 0.25);

/**
 * The share of news articles, 0–1, in which some form of a word stands: rough, from general English frequency lists. It
 * weighs words where there are too few articles to count in. `stem` is as `stemWord` gives it.
 */
export const shareOfArticles = (stem: string): number => shares.get(stem) ?? 0.003;
