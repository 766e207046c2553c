/** What a mail ends with, before the name of who wrote it. Folded. Version 1. */
const CLOSING =
  /(?:cordialement|bien a (?:vous|toi)|a bientot|a plus|merci(?: d'avance)?|bises|bisous|amities|amicalement|salutations|sinceres salutations|bonne (?:journee|soiree|semaine)|groeten|groetjes|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|mvg|tot (?:gauw|later|dan|snel|morgen)|dank(?:je)?(?: u| wel| bij voorbaat)?|bedankt|liefs|prettige dag|thanks|thank you|many thanks|cheers|all the best|best|(?:best|kind|warm) (?:wishes|regards)|regards|yours|yours sincerely|love|take care|see you|viele gru(?:ss|ß)e|liebe gru(?:ss|ß)e|(?:mit )?freundlichen gru(?:ss|ß)en|gru(?:ss|ß)e?|mfg|lg|vg|danke|vielen dank|bis bald)[ ,.!–-]*$/
const REACH = 60

/** True when a passage stands alone on its line and the line above it closes a mail: “Bien à vous,”. */
export function closes(text: string, start: number, end: number): boolean {
  if (start === 0 || (text.charAt(end) !== '\n' && end < text.length && !/^[ .]{1,2}(?:\n|$)/.test(text.slice(end, end + 3)))) return false
  const before = text.slice(Math.max(0, start - REACH), start)
  if (!/\n[ \t–-]{0,3}$/.test(before)) return false
  const above = before.trimEnd().split('\n').at(-1) ?? ''
  return CLOSING.test(above.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))
}
