import type { Words } from './words.ts'

const ONE_TO_TWELVE = ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf']
const EXACT = 'Ganze Zahl, nicht gerundet.'
const NOT_COUNTED = 'Moderation, Forschung, Koordination, Gäste, Vortragende und Dolmetschende.'

function inWords(value: number): string {
  return ONE_TO_TWELVE[value] ?? String(value)
}

function organisations(value: number): string {
  return value === 1 ? 'eine Organisation' : `${inWords(value)} Organisationen`
}

export const DE: Words = {
  definitions: {
    meetings: {
      title: 'Treffen',
      definition: 'Die Treffen, die im Zeitraum stattgefunden haben. Ein gemeinsames Treffen zählt in jeder seiner Gemeinschaften.',
      formula: 'Anzahl der abgehaltenen Treffen',
      leftOut: 'Geplante und abgesagte Treffen und solche außerhalb des Zeitraums.',
      rounding: EXACT,
      unit: 'Treffen',
    },
    hours: {
      title: 'Stunden der Treffen',
      definition: 'Die Dauer aller abgehaltenen Treffen. Es zählen die tatsächlichen Zeiten, wenn sie notiert sind, sonst die geplanten.',
      formula: 'Summe der Dauer der abgehaltenen Treffen',
      leftOut: 'Geplante und abgesagte Treffen sowie die Zahl der Anwesenden.',
      rounding: 'Eine Nachkommastelle am Bildschirm, eine ganze Zahl auf dem Plakat.',
      unit: 'Stunden',
    },
    participantsPerMeeting: {
      title: 'Teilnehmende pro Treffen',
      definition:
        'Die mittlere Zahl der Mitglieder und Vertretungen bei einem Treffen, mit der Standardabweichung zwischen den Treffen. Es entscheidet die Rolle beim Treffen selbst.',
      formula: 'gezählte Anwesenheiten ÷ Treffen mit Anwesenheitsliste',
      leftOut: `${NOT_COUNTED} Ein Treffen ohne Anwesenheitsliste geht nicht in den Mittelwert ein.`,
      rounding: 'Eine Nachkommastelle am Bildschirm, eine ganze Zahl auf dem Plakat; Halbe werden von null weg gerundet.',
      unit: 'Personen pro Treffen',
    },
    meetingsPerParticipant: {
      title: 'Treffen pro Person',
      definition: 'An wie vielen Treffen jedes Mitglied teilgenommen hat. Die Tabelle nennt die kleinste und die größte Zahl.',
      formula: 'Minimum und Maximum der Treffen pro Mitglied',
      leftOut: `${NOT_COUNTED} Die Anwesenheit einer Vertretung zählt nicht für das vertretene Mitglied.`,
      rounding: EXACT,
      unit: 'Treffen pro Person',
    },
    members: {
      title: 'Mitglieder',
      definition: 'Die Personen, die im Zeitraum mindestens einmal als Mitglied anwesend waren. Jede Person zählt einmal.',
      formula: 'Anzahl verschiedener Personen, die als Mitglied anwesend waren',
      leftOut: `${NOT_COUNTED} Auch Vertretungen und Mitglieder, die nie kamen.`,
      rounding: EXACT,
      unit: 'Personen',
    },
    organisations: {
      title: 'Organisationen',
      definition: 'Die Organisationen, für die ein anwesendes Mitglied oder eine Vertretung stand. Jede Organisation zählt einmal.',
      formula: 'Anzahl verschiedener vertretener Organisationen',
      leftOut: 'Einzelpraxen, außer wenn Sie die Selbstständigen mitzählen.',
      rounding: EXACT,
      unit: 'Organisationen',
    },
    selfEmployed: {
      title: 'Selbstständige Mitglieder',
      definition: 'Die Mitglieder mit dem Status „selbstständig“. Fehlt der Status eines einzigen Mitglieds, gilt die Zahl als nicht erfasst.',
      formula: 'Anzahl der selbstständigen Mitglieder',
      leftOut: 'Angestellte, ehrenamtliche und pflegende Mitglieder, Bürgerinnen und Bürger sowie Vertretungen.',
      rounding: EXACT,
      unit: 'Personen',
    },
    pairs: {
      title: 'Organisationen mit einem Zweierteam',
      definition:
        'Die Organisationen mit zwei oder mehr Mitgliedern, die zur selben Zeit zur Gemeinschaft gehörten, bei mindestens einem abgehaltenen Treffen. Jedes von ihnen kam mindestens einmal.',
      formula: 'Anzahl der Organisationen mit mindestens zwei Mitgliedern zur selben Zeit',
      leftOut: 'Nachfolgen: ein Mitglied, das ging, bevor das andere kam. Sie haben eine eigene Zeile.',
      rounding: EXACT,
      unit: 'Organisationen',
    },
    sectors: {
      title: 'Tätigkeitsbereiche',
      definition:
        'Die verschiedenen Bereiche der vertretenen Organisationen, Einzelpraxen eingeschlossen. Fehlt der Bereich einer Organisation, gilt die Zahl als nicht erfasst.',
      formula: 'Anzahl verschiedener Bereiche',
      leftOut: 'Bereiche von Organisationen, die niemand vertreten hat.',
      rounding: EXACT,
      unit: 'Bereiche',
    },
  },
  poster: {
    meetings: 'Treffen',
    hours: 'Stunden der Treffen',
    participantsPerMeeting: 'Teilnehmende pro Treffen*, Mittelwert (±SD)',
    meetingsPerParticipant: 'Min-Max Treffen pro Person',
    members: 'Mitglieder*',
    organisations: 'Organisationen',
    selfEmployed: 'Selbstständige Mitglieder',
    pairs: 'Organisationen mit einem Zweierteam',
    sectors: 'Tätigkeitsbereiche',
  },
  footnote: '* ohne Moderation, Forschung und Gäste',
  distinct: 'Einmal gezählt',
  summed: 'Spalten addiert',
  notRecorded: 'nicht erfasst',
  noData: 'entfällt',
  reasons: {
    held: 'abgehaltenes Treffen',
    'planned-times': 'geplante Zeiten',
    'actual-times': 'tatsächliche Zeiten',
    present: 'anwesende Mitglieder und Vertretungen',
    'as-member': 'als Mitglied anwesend',
    'as-deputy': 'durch eine Vertretung dabei',
    'self-employed': 'selbstständig',
    'own-practice': 'selbstständig, zählt als Organisation',
    overlapping: 'mehrere Mitglieder zur selben Zeit',
    'in-window': 'mehrere Mitglieder im Zeitraum',
    sector: 'Bereich vertretener Organisationen',
    planned: 'noch geplant',
    cancelled: 'abgesagt',
    'outside-window': 'außerhalb des Zeitraums',
    'no-attendance': 'ohne Anwesenheitsliste',
    deputy: 'nur als Vertretung anwesend',
    'other-employment': 'anderer Status',
    'employment-blank': 'Status nicht erfasst',
    'sole-practice': 'Einzelpraxis',
    'self-employed-only': 'nur durch Selbstständige vertreten',
    'one-representative': 'ein Mitglied',
    succession: 'eine Person hat die andere abgelöst',
    'never-together': 'nie zur selben Zeit Mitglied',
    'no-sector': 'Bereich nicht erfasst',
    'never-present': 'bei keinem Treffen vertreten',
    excused: 'entschuldigt',
    absent: 'abwesend',
    represented: 'durch jemand anderen vertreten',
    moderator: 'Moderation',
    researcher: 'Forschung',
    coordinator: 'Koordination',
    visitor: 'Gast',
    speaker: 'Vortrag',
    interpreter: 'Dolmetschen',
    'other-community': 'zählt für eine andere Gemeinschaft des gemeinsamen Treffens',
  },
  warnings: {
    'organisations-exceed-salaried': (fact, number) => {
      const reasons: string[] = []
      if (fact.bySelfEmployed === 1 && fact.selfEmployed === 1)
        reasons.push('ein selbstständiges Mitglied vertritt eine Gruppenpraxis oder eine andere Organisation')
      else if (fact.bySelfEmployed > 0 && fact.bySelfEmployed === fact.selfEmployed) {
        reasons.push(`${inWords(fact.selfEmployed)} selbstständige Mitglieder vertreten je eine Gruppenpraxis oder eine andere Organisation`)
      } else if (fact.bySelfEmployed > 0) {
        reasons.push(
          `${fact.selfEmployed === 1 ? 'ein selbstständiges Mitglied vertritt' : `${inWords(fact.selfEmployed)} selbstständige Mitglieder vertreten`} ${organisations(fact.bySelfEmployed)}`,
        )
      }
      if (fact.practitioners > 0)
        reasons.push(
          fact.practitioners === 1
            ? 'ein selbstständiges Mitglied zählt als Organisation'
            : `${inWords(fact.practitioners)} selbstständige Mitglieder zählen je als Organisation`,
        )
      if (fact.byOthers > 0) reasons.push(`Ehrenamtliche, Bürgerinnen und Bürger oder pflegende Angehörige vertreten ${organisations(fact.byOthers)}`)
      if (fact.byDeputies > 0) reasons.push(`eine Vertretung kam für ${organisations(fact.byDeputies)}`)
      if (fact.bySeveral > 0) reasons.push('ein angestelltes Mitglied vertritt mehrere Organisationen')
      const explained = fact.salaried + fact.bySelfEmployed + fact.practitioners + fact.byOthers + fact.byDeputies + fact.bySeveral >= fact.organisations
      const figures = `${number(fact.organisations)} ${fact.organisations === 1 ? 'Organisation' : 'Organisationen'} bei ${number(fact.salaried)} ${fact.salaried === 1 ? 'angestellten Mitglied' : 'angestellten Mitgliedern'}.`
      return `${figures} ${explained ? `Das ist möglich: ${reasons.join('; ')}.` : 'Die Zeilen erklären es nicht: Prüfen Sie, wer welche Organisation vertritt.'}`
    },
    'max-exceeds-meetings': ({ max, meetings }, number) =>
      `Jemand wäre bei ${number(max)} Treffen gewesen, aber nur ${number(meetings)} haben stattgefunden. Das kann nicht sein: Prüfen Sie die Anwesenheiten.`,
    'mean-exceeds-members': ({ mean, members }, number) =>
      `Im Mittel ${number(mean, 1)} Personen pro Treffen bei ${number(members)} Mitgliedern. Das ist nur mit Vertretungen möglich.`,
    'pairs-do-not-add-up': ({ pairs, organisations: total, members }, number) =>
      `${number(total)} Organisationen, davon ${number(pairs)} mit einem Zweierteam, brauchen mehr als ${number(members)} Mitglieder. Das ist nur möglich, wenn jemand mehrere Organisationen vertritt oder eine Vertretung kam.`,
    'no-membership': ({ people }, number) =>
      people === 1
        ? 'Eine Person nahm als Mitglied teil, ohne an dem Tag eingetragen zu sein. Sie ist mitgezählt.'
        : `${number(people)} Personen nahmen als Mitglied teil, ohne an dem Tag eingetragen zu sein. Sie sind mitgezählt.`,
    'no-attendance': ({ meetings }, number) =>
      meetings === 1
        ? 'Ein abgehaltenes Treffen hat keine Anwesenheitsliste: Es geht nicht in den Mittelwert ein.'
        : `${number(meetings)} abgehaltene Treffen haben keine Anwesenheitsliste: Sie gehen nicht in den Mittelwert ein.`,
    'not-recorded': ({ figure, blank }, number) => {
      if (figure === 'meetings')
        return blank === 1
          ? 'Ein geplantes Treffen ist vorbei: Geben Sie an, ob es stattgefunden hat.'
          : `${number(blank)} geplante Treffen sind vorbei: Geben Sie an, ob sie stattgefunden haben.`
      const what = DE.definitions[figure].title
      if (figure === 'sectors')
        return `${what}: nicht erfasst, denn ${blank === 1 ? 'eine Organisation hat' : `${number(blank)} Organisationen haben`} keinen Bereich.`
      return `${what}: nicht erfasst, denn der Status von ${blank === 1 ? 'einer Person' : `${number(blank)} Personen`} fehlt.`
    },
    switched: ({ figure, before, after }, number) =>
      `${DE.definitions[figure].title}${figure === 'participantsPerMeeting' ? ', Standardabweichung' : ''}: ${number(after, 2)} mit dieser Wahl, ${number(before, 2)} nach der üblichen Regel.`,
    'overlapping-membership': ({ people }, number) =>
      people === 1
        ? 'Eine Person ist zur selben Zeit zweimal in derselben Gemeinschaft eingetragen.'
        : `${number(people)} Personen sind zur selben Zeit zweimal in derselben Gemeinschaft eingetragen.`,
  },
}
