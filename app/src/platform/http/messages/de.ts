import type { en } from './en.ts'

export const de: Record<keyof typeof en, string> = {
  'other-site.title': 'Das kam nicht von einer unserer Seiten.',
  'other-site.text':
    'Zu Ihrem Schutz nehmen wir nur an, was von unseren eigenen Seiten kommt. Es wurde nichts geändert. Öffnen Sie die Seite neu und senden Sie noch einmal.',
  'form-too-old.title': 'Diese Seite war zu lange offen.',
  'form-too-old.text': 'Es wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu und senden Sie noch einmal.',
  'not-found.title': 'Hier haben wir nichts gefunden.',
  'not-found.text': 'Vielleicht ist die Seite umgezogen, oder sie ist nicht für Sie bestimmt. Sie haben nichts falsch gemacht.',
  'not-for-you.title': 'Diese Seite ist für jemand anderen.',
  'not-for-you.text': 'Ihre Rolle öffnet sie nicht. Wenn das anders sein sollte, fragen Sie Ihre Koordination.',
  'sign-in-first.title': 'Bitte melden Sie sich zuerst an.',
  'sign-in-first.text': 'Diese Adresse antwortet nur angemeldeten Personen oder einem gültigen Schlüssel.',
  'passkey-first.title': 'Bitte benutzen Sie Ihren Passkey.',
  'passkey-first.text': 'Sie sind über einen Link aus einer Mail gekommen. Diese Seite betrifft auch andere Menschen, darum bitten wir um Ihren Passkey.',
  'too-large.title': 'Das ist zu viel auf einmal.',
  'too-large.text': 'Ihre Sendung ist größer, als wir hier annehmen können. Es wurde nichts gespeichert. Senden Sie sie in kleineren Teilen.',
  'odd-form.title': 'Dieses Formular ist nicht so, wie wir es geschickt haben.',
  'odd-form.text':
    'Etwas wurde hinzugefügt oder steht doppelt darin; deshalb wurde nichts geändert. Öffnen Sie die Seite noch einmal und senden Sie sie erneut.',
  'too-often.title': 'Das war etwas zu oft.',
  'too-often.text': 'Warten Sie einige Minuten und versuchen Sie es noch einmal. Es ist nichts verloren.',
  'store-away.title': 'Der Datenspeicher antwortet gerade nicht.',
  'store-away.text':
    'Wir versuchen es weiter, und diese Seite kommt von selbst zurück. Nichts Gespeichertes ist verloren. Versuchen Sie es in einer Minute noch einmal.',
  'disk-full.title': 'Es ist kein Platz mehr zum Speichern.',
  'disk-full.text': 'Lesen geht weiterhin, und nichts Gespeichertes ist verloren. Bitte sagen Sie es der Administration.',
  'guard-down.title': 'Es wurde nichts gespeichert.',
  'guard-down.text':
    'Die Prüfung, die jeden Text liest, arbeitet gerade nicht; ohne sie speichern wir nichts. Versuchen Sie es gleich noch einmal, und sagen Sie der Verwaltung Bescheid, wenn es anhält.',
  'unexpected.title': 'Bei uns ist etwas schiefgegangen.',
  'unexpected.text': 'Es wurde nichts gespeichert. Bitte versuchen Sie es noch einmal. Passiert es wieder, nennen Sie der Administration die Nummer unten.',
  number: 'Nummer dieser Anfrage: {number}',
  home: 'Zur ersten Seite',
  'kept.title': 'Ihre Worte sind noch da',
  'kept.out': 'Ihre Sitzung endete, während Sie schrieben. Nichts wurde gespeichert, und nichts ist verloren: Es steht unten, nur auf dieser Seite.',
  'kept.in': 'Sie haben sich neu angemeldet, während Sie schrieben. Drücken Sie noch einmal, um zu speichern.',
  'kept.first': 'Melden Sie sich zuerst neu an',
  'kept.signIn': 'Anmelden, in einem neuen Tab, und dann hierher zurückkommen',
  'kept.save': 'Speichern, was ich geschrieben habe',
  'kept.written': 'Was Sie geschrieben haben',
}
