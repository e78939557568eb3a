const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** English words of grammar: articles, pronouns, prepositions, auxiliaries, conjunctions. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  list(`
    a about above after again against all also although am among an and another any are aren't around as at
    be became because become been before being below between both but by
    can can't cannot could couldn't
    did didn't do does doesn't doing don't down during
    each either else even ever every
    few for from further
    had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however
    i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself
    just
    least less let's like
    many may me might more most much must my myself
    neither nor no not
    of off on once only onto or other others our ours ourselves out over own
    per
    quite rather really
    same shall shan't she she'd she'll she's should shouldn't since so some such
    than that that's the their theirs them themselves then there there's therefore these they they'd they'll they're
    they've this those though through thus to too toward towards
    under until up upon us
    very
    was wasn't we we'd we'll we're we've were weren't what what's when where whether which while who who's whom whose
    why will with within without won't would wouldn't
    yet you you'd you'll you're you've your yours yourself yourselves
  `),
);
