const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Always lead on to a name or a word: a period after them never ends a sentence. Lower case, without the period. */
export const LEADING = words(`
  mr mrs ms mx messrs mmes dr drs prof profs gen lt col maj capt cpt cmdr cdr comdr adm vadm radm brig sgt cpl pvt pfc
  sen sens rep reps gov govs rev hon pres supt insp det amb msgr mt mts fr sr sra srta dra sto sta rt ven
  vs v e.g i.e eg ie viz cf al approx incl esp resp
  hr frl dipl ing bzw z.b d.h u.a o.ä sog ggf evtl vgl inkl
  mme mlle mgr p.ex sig dott avv gli exmo exma ilmo
  г ул им св проф акад ген гр тов напр т.е см ред вул ім див р.н просп пл наб пер
  np tzw tzv ul prof inż mgr m.in św ks
`);

/** Abbreviations only before a number ("No. 5", "p. 55"); elsewhere ordinary words. */
export const BEFORE_NUMBER = words(`
  no nos nr n° nº núm num p pp pg pgs par para vol vols fig figs tab ch chap sec sect art arts ex pt pts app eq op ca c
  s bd kap abs pág págs pag стр ст рис табл гл п пп № с art poz str č čl
`);

/** May end a sentence or not: the word after them decides. */
export const EITHER = words(`
  inc corp co cos ltd bros plc llc jr sr esq est dept assn assoc univ inst mfg intl natl govt
  ave av blvd rd st ste dr ln hwy sq ft
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
  ala ariz ark calif colo conn del fla ga ill ind kan ky mass md mich minn mont neb nev okla ont ore pa penn que
  sask tenn tex va vt wash wis wyo
  a.m p.m mio mrd tsd ph.d ed eds trans repr hrs min ee uu ud uds
  гг тис тыс млн млрд руб грн коп обл р рр н.э
`);

/** Close a list, mostly at a sentence's end; before a small letter or a comma they don't end it. */
export const USUALLY_LAST = words(`etc usw uvm т.д т.п др т.ін itd itp atd`);

/** Words a sentence rarely holds with a capital inside, in the languages besides English: after them a new one began. */
export const SENTENCE_STARTERS = words(`
  meanwhile moreover nevertheless nonetheless thus hence perhaps instead according
  der die das ein eine er sie es wir ich im am in auf mit nach bei aber und doch auch wenn dies diese
  le la les un une il elle ils elles on nous ce cette ces dans en mais et selon après pour
  el los las una él ella este esta pero según en por con y
  lo gli uno una il i nel nella ma secondo per questo questa
  o os as um uma ele ela mas segundo no na em
  он она оно они мы я это этот в на по но и а по с при когда если также
  він вона воно вони ми це цей у в на за але і та з при коли якщо також
`);

/** What follows "8 a.m." inside a sentence: a day or a time zone. */
export const AFTER_CLOCK = words(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
  eastern central mountain pacific est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest msk local
`);

/** Verbs of saying: `“Will he come?” Smith asked.` is one sentence. */
export const SPEECH_VERBS = words(`
  said says say asked asks told tells wrote writes added adds replied replies answered wondered noted notes exclaimed
  shouted cried tweeted posted quipped joked demanded insisted continued argued explained recalled declared warned
  sagte fragte erklärte schrieb demande demandé écrit preguntó dijo disse ha
  сказал сказала спросил спросила заявил заявила сказав сказала запитав запитала заявив
`);
