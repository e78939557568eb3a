/** What sites put around their articles. Each is tried on the beginning of a paragraph of at most 600 characters. */
const LEADS: readonly RegExp[] = [
  // pointers to other articles
  /^(?:\W{0,3})(?:read (?:also|more|next|full|the full)|also read|see also|related(?: (?:articles?|stor(?:y|ies)|topics?|news|links?|content|coverage))?:|more (?:on this|from|stories)\b|further reading|recommended(?: for you|:)|continue reading|don[’']t miss|most (?:read|popular)|you (?:may|might) also like|watch(?: more| also)?:|listen(?: now)?:|what to know:)/iu,
  /^(?:\W{0,3})(?:читайте (?:также|також|ещё|еще|нас)|читати також|смотрите также|дивіться також|lesen sie (?:auch|mehr)|mehr zum thema|siehe auch|lire aussi|à lire aussi|lea también|te puede interesar|leia também|leggi anche|czytaj (?:także|również|też)|zobacz (?:także|też))/iu,
  // asking for something
  /^(?:\W{0,3})(?:subscribe(?: to| now| for|!|$)|sign up (?:for|to|now|here)|join our|follow (?:us|our|me)\b|like us on|get (?:our|the latest|breaking)|download (?:our|the) app|support (?:our|us\b|independent)|donate(?: now|$)|click here|tap here|share (?:this|on|via|article|story)|leave a (?:comment|reply)|log in to|create (?:a free|an) account|turn on notifications|enable javascript|please enable)/iu,
  /^(?:\W{0,3})(?:подпис(?:ывайтесь|аться)|підпис(?:уйтесь|атися|уйтеся)|поделиться|поділитися|abonnieren sie|folgen sie uns|abonnez-vous|suivez-nous|suscríbete|síguenos|assine|siga-nos|iscriviti|seguici|obserwuj nas)/iu,
  // rights, origin, advertisement
  /^(?:\W{0,3})(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}|by\b)|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|все права защищены|усі права захищені)/iu,
  /^(?:\W{0,3})(?:advertisement|advertising|sponsored(?: content| by|$)|anzeige$|werbung$|реклама$|publicité$|publicidad$)/iu,
  /^(?:\W{0,3})(?:this (?:article|story|report|piece) (?:was |has been )?(?:first |originally )?(?:appeared|published|updated|produced|syndicated)|(?:additional )?reporting by|editing by|translated by|views expressed)/iu,
  // pictures
  /^(?:\W{0,3})(?:(?:photo|image|picture|photograph|illustration|graphic|video|file photo|фото|відео|видео|foto|bild|imagen|image caption|caption|pictured)(?: (?:credit|by|caption|source))?:|(?:photo|image|picture|video) (?:credit|by|courtesy)|(?:ap|afp|reuters|getty|epa) (?:photo|images?)\b)/iu,
  /^!?\[[^\]]{0,200}\]\([^)\s]{0,300}\)$/u,
];

const PICTURE_CREDIT =
  /(?:\((?:ap photo|afp|getty|reuters|epa|file|photo|image|foto|фото)[^()]{0,80}\)|\/\s?(?:ap|afp|reuters|epa|dpa|getty(?: images)?|shutterstock|bloomberg|anadolu|xinhua|ukrinform|tass)(?: (?:photo|images?|via getty images))?\)?|getty images\)?)\.?$/i;
const CONSENT = /\b(?:accept|agree|consent|policy|settings|preferences|experience|personali[sz]e)/i;
const OWN_SITE = /\b(?:we|our|this (?:web)?site|by (?:continuing|using))\b/i;
const RIGHTS = /\ball rights reserved\b|\bmay not be (?:published|reproduced|copied)\b/i;
const SHARE_BUTTON =
  /^(?:share|tweet|facebook|twitter|x|whatsapp|telegram|linkedin|instagram|youtube|tiktok|e-?mail|print|copy(?: link)?|pinterest|reddit|viber|threads|bluesky|mastodon|link|comments?|save|\d+)$/i;
const FIRST_BUTTON = /[^\s|·•/,]+/;
const ADDRESS_ONLY = /^(?:https?:\/\/\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]{3,100})$/i;
const LONGEST = 600;

/** Whether a paragraph is not the article's own: pointers elsewhere, requests, notices, credits, share buttons. */
export function isBoilerplate(paragraph: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(paragraph.slice(0, LONGEST))) return true;
  if (paragraph.length > LONGEST) return false;
  if (LEADS.some((pattern) => pattern.test(paragraph)) || ADDRESS_ONLY.test(paragraph)) return !isReported(paragraph);
  return isNotice(paragraph) || isShareBar(paragraph) || isPictureCredit(paragraph);
}

/** "Follow us," she said: a quotation is not a request to the reader. */
function isReported(paragraph: string): boolean {
  return /[,.!?]["”»]\s+\p{L}|\b(?:said|says)\b/u.test(paragraph);
}

function isNotice(paragraph: string): boolean {
  const asksConsent = /\bcookies?\b/i.test(paragraph) && OWN_SITE.test(paragraph) && CONSENT.test(paragraph);
  return (asksConsent && !isReported(paragraph)) || (RIGHTS.test(paragraph) && paragraph.length < 300);
}

function isShareBar(paragraph: string): boolean {
  if (paragraph.length > 200 || !SHARE_BUTTON.test(FIRST_BUTTON.exec(paragraph)?.[0] ?? '')) return false;
  const buttons = paragraph.split(/[\s|·•/,]+/).filter((button) => button !== '');
  return (
    buttons.length >= 2 &&
    buttons.length <= 15 &&
    buttons.every((button) => SHARE_BUTTON.test(button)) &&
    /\p{L}/u.test(paragraph)
  );
}

function isPictureCredit(paragraph: string): boolean {
  return paragraph.length <= 300 && PICTURE_CREDIT.test(paragraph.slice(-120));
}
