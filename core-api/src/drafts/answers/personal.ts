import { wordsOf } from '../retrieval/words.ts';

/** A greeting or thanks and whom it names: two words at most, up to a comma, a stop or the end of the line. */
const addressed =
  /(?:^|[.!?\n]\s*)(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|thank you|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|danke|vielen dank),?[ \t]+([\p{L}'’-]+(?:[ \t]+[\p{L}'’-]+)?)[ \t]*(?:[,.!?:–-]|\n|$)/giu;
const addressedByName =
  /(?:^|[.!?\n]\s*)(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Tt]hanks|[Hh]allo|[Ll]iebe[rs]?|[Dd]anke),?[ \t]+\p{Lu}\p{Ll}+/gu;
const everybody = new Set(
  'there all everyone everybody again you team folks friends customer guest sir madam so much very zusammen alle ihnen dir euch kunde kundin gast schon sehr auch'.split(
    ' ',
  ),
);
/** What thanks go on with, when it is no name. */
const reasons = new Set('for that to and fur dass und an'.split(' '));

/** What is about one person, whoever that is. */
const tellTale: readonly RegExp[] = [
  // E-mail addresses.
  /\S@\S/,
  // Telephone, order and account numbers: five digits or more, however they are spaced.
  /\d(?:[\s().,/_-]{0,2}\d){4}/,
  // Codes: letters and digits in one word.
  /\b(?=[\w-]*\d[\w-]*\d)(?=[\w-]*[a-z])[\w-]{5,}/i,
  // Links that carry more than a page's address.
  /https?:\/\/\S*[?#&=]/i,
  // Titles with a name.
  /\b(?:mr|mrs|ms|dr|prof|herrn?|frau)\b\.?\s+\p{Lu}/iu,
  // Who introduces themselves.
  /\b(?:my name is|this is|i['’]?m|i am|mein name ist|ich hei(?:ß|ss)e|ich bin)\s+\p{Lu}\p{Ll}/u,
  /\b(?:My name is|This is|I['’]m|I am|Mein Name ist|Ich hei(?:ß|ss)e|Ich bin)\s+(?:\p{Lu}\p{Ll})/u,
];

/** What was done, or will be, for the one who asked: true for nobody else. */
const aboutThisCase: readonly RegExp[] = [
  /\bI(?:['’](?:ve|ll|m|d))?\b/,
  /\bich\b/i,
  /\byour (?:\p{L}+ )?(?:order|parcel|package|shipment|refund|account|invoice|payment|booking|reservation|appointment|subscription|ticket|request|case) (?:has|was|is|will|should)\b/iu,
  /\b(?:ihre?|deine?) (?:bestellung|paket|sendung|rückzahlung|konto|rechnung|zahlung|buchung|termin|abo|anfrage) (?:ist|war|wurde|wird|hat|sollte)\b/iu,
];

/**
 * Whether a text holds what belongs to one person: an address, a number, a name. `names` are those of whoever took part;
 * any word of theirs counts. Rather too often yes than once no: what is kept may be proposed to somebody else.
 */
export function isPersonal(text: string, names: readonly string[]): boolean {
  const ownWords = new Set(names.flatMap(wordsOf).filter((word) => word.length > 1 && !everybody.has(word)));
  return (
    tellTale.some((sign) => sign.test(text)) ||
    wordsOf(text).some((word) => ownWords.has(word)) ||
    [...text.matchAll(addressed)].some(([, whom = '']) => !isEverybody(whom)) ||
    [...text.matchAll(addressedByName)].some(([greeting]) => !isEverybody(greeting.split(/\s+/).at(-1) ?? ''))
  );
}

/** Whether an answer is about the case it was given in, and not what anybody would be answered. */
export function isAboutOneCase(answer: string): boolean {
  return aboutThisCase.some((sign) => sign.test(answer));
}

function isEverybody(whom: string): boolean {
  const words = wordsOf(whom);
  return reasons.has(words[0] ?? '') || words.every((word) => everybody.has(word));
}
