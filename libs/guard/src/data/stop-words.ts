import type { Language } from '../languages.ts'

/** Words that only one of the four languages has, or has far more often. Folded. Version 1. */
export const STOP_WORDS: Readonly<Record<Language, string>> = {
  fr: 'le les de et est une des du dans qui que pour pas sur elle il avec son sa ses au aux ce cette nous vous je mais ou ont sont plus a ete tres chez depuis fait avait etait sans par leur lui meme aussi bien tout y en mon ma la qu ne se si comme apres avant quand deux habite agee vit femme homme chez aupres ils elles nos notre votre cela rien quelqu lors contre vers etre faire peut doit',
  nl: 'het een en van is dat niet de zijn op met voor maar ook heeft aan er naar om nog wordt bij door haar hij zij ze ik wij als dan wel geen wat uit te deze over was had hebben worden kan moet sinds woont jaar omdat al veel na zonder haar ons onze mijn jouw vrouw hun ja nee toen hoe mensen iemand',
  en: 'the and is of to that it was for on with she he her his they not has have had but from this are be been by at we you who which will would since lives after before there their them about what when my our can could does did an very',
  de: 'der die und ist das nicht ein eine den dem mit von zu auf fur sich hat auch wird bei aus nach wie im sie er es ich wir aber noch nur seit war haben sind einen einer einem als oder um am zum zur wohnt jahre durch kann sehr uber ihr ihre sein seine wegen',
}
