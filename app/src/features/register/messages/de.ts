import type { Message } from '../../../kernel/translate.ts'
import type { en } from './en.ts'

type P = Record<string, string | number>

export const de: Record<keyof typeof en, Message> = {
  'problem.sheet-missing': 'Das Blatt „{sheet}“ fehlt.',
  'problem.column-missing': 'Die Spalte „{column}“ fehlt.',
  'problem.column-twice': 'Die Spalte „{column}“ steht zweimal da.',
  'problem.empty-cell': 'Diese Zelle darf nicht leer sein.',
  'problem.twice': '„{value}“ steht hier ein zweites Mal; das erste Mal in Zeile {row}.',
  'problem.same-mail': (p: P) =>
    p.other ? `Die Mailadresse von „${p.value}“ gehört schon ${p.other}.` : `„${p.value}“ ist schon die Mailadresse der Person in Zeile ${p.row}.`,
  'problem.unknown-person': 'Niemand im Blatt „people“ heißt „{value}“.',
  'problem.unknown-organisation': 'Keine Organisation im Blatt „organisations“ heißt „{value}“.',
  'problem.unknown-community': 'Keine Gemeinschaft im Blatt „communities“ heißt „{value}“.',
  'problem.unknown-meeting': 'Kein Treffen im Blatt „meetings“ heißt „{value}“.',
  'problem.unknown-word': '„{value}“ ist keines dieser Wörter: {words}.',
  'problem.not-a-day': '„{value}“ ist kein Tag. Schreiben Sie zum Beispiel 2023-02-14 oder 14/02/2023.',
  'problem.no-such-day': 'Diesen Tag gibt es nicht: „{value}“.',
  'problem.not-a-moment': '„{value}“ ist kein Tag mit Uhrzeit. Schreiben Sie zum Beispiel 2023-02-14 13:00.',
  'problem.no-such-moment': 'Diesen Tag oder diese Uhrzeit gibt es nicht: „{value}“.',
  'problem.ends-before-start': 'Das Ende liegt vor dem Anfang.',
  'problem.formula': 'Hier steht eine Formel. Schreiben Sie den Text selbst in die Zelle.',
  'problem.not-yes-or-no': '„{value}“ heißt weder ja noch nein.',
  'problem.not-a-mail': '„{value}“ ist keine Mailadresse.',
  'problem.not-an-enterprise-number': '„{value}“ ist keine Unternehmensnummer: sie hat zehn Ziffern.',
  'problem.national-number': 'Hier steht eine Nationalregisternummer. Sie darf nicht aufbewahrt werden; nehmen Sie sie aus der Datei.',
  'problem.too-long': 'Dieser Text ist länger als {most} Zeichen.',
  'problem.register-closed': 'Das Register des Treffens „{value}“ ist geschlossen. Öffnen Sie es mit einem Grund und lesen Sie dann noch einmal ein.',
  'problem.not-your-community': 'Sie koordinieren die Gemeinschaft „{value}“ nicht.',
  'problem.not-yours':
    '„{value}“ gehört zu einer Gemeinschaft, die Sie nicht leiten. Es bleibt, wie es ist; nehmen Sie diese Zeile heraus oder lassen Sie sie unverändert.',
  'file.too-large': 'Die Datei ist größer als 20 MB. Senden Sie sie in Teilen.',
  'file.not-a-zip': 'Diese Datei lässt sich nicht als Arbeitsmappe lesen.',
  'file.old-excel': 'Das ist eine alte Excel-Datei (.xls). Speichern Sie sie als .xlsx und versuchen Sie es noch einmal.',
  'file.encrypted': 'Diese Arbeitsmappe ist mit einem Kennwort gesperrt. Speichern Sie sie ohne Kennwort und versuchen Sie es noch einmal.',
  'file.bomb': 'Diese Datei ist entpackt weit größer, als sie scheint. Wir haben aufgehört zu lesen; es wurde nichts gespeichert.',
  'file.damaged': 'Diese Datei ist beschädigt. Öffnen Sie sie in Ihrer Tabellenkalkulation, speichern Sie sie neu und versuchen Sie es noch einmal.',
  'file.no-workbook': 'In dieser Datei ist keine Arbeitsmappe.',
  'file.not-text': 'Diese Datei ist weder eine Arbeitsmappe noch Text.',
  'file.unclosed-quote': 'In Zeile {row} wird ein Anführungszeichen geöffnet und nie geschlossen.',
  'file.too-many-rows': 'Diese Datei hat mehr Zeilen, als wir auf einmal lesen können. Senden Sie sie in Teilen.',
  'path-missing': 'Es gibt keine Datei und keinen Ordner {path}.',
  'nothing-to-read': 'Im Ordner {path} ist keine CSV-Datei.',
  'path-taken': 'Wo der Ordner {path} sein sollte, steht eine Datei.',
  'folder-taken': 'Ein Ordner steht an der Stelle der Datei {path}.',
  'file-there': 'Die Datei {path} gibt es schon: Wählen Sie einen anderen Namen oder fügen Sie --replace hinzu.',
  'register-there': 'Der Ordner {path} enthält schon ein Register oder andere Tabellen: Wählen Sie einen anderen oder fügen Sie --replace hinzu.',
  place: (p: P) =>
    Number(p.row) > 0
      ? `${p.sheet}, Zeile ${p.row}${p.column ? `, ${p.column}` : ''}${p.cell ? ` (${p.cell})` : ''}`
      : `${p.sheet}${p.column ? `, ${p.column}` : ''}`,
  'nothing-done': (p: P) => `Es wurde nichts getan: In der Datei ${p.count === 1 ? 'ist noch 1 Problem' : `sind noch ${p.count} Probleme`}.`,
  'more-problems': '… und {count} weitere.',
  'nothing-saved': (p: P) => `Es wurde nichts gespeichert: In der Datei ${p.count === 1 ? 'ist noch 1 Problem' : `sind noch ${p.count} Probleme`}.`,
  'saved-sheet': '{sheet}: {added} neu, {changed} geändert, {same} wie bisher',
  working: '{sheet}: {rows} Zeilen …',
  written: 'Geschrieben nach {path}: {people} Personen, {meetings} Treffen, {attendance} Anwesenheitszeilen.',
  'help.import': 'ein Ordner mit CSV-Dateien oder eine Arbeitsmappe, ganz oder gar nicht',
  'help.export': 'das ganze Register: ein Ordner mit CSV-Dateien, oder eine Arbeitsmappe, wenn PATH auf .xlsx endet',
  'help.replace': 'anstelle der Dateien, die dort stehen',
}
