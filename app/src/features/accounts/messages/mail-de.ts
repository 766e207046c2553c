import type { mailEn } from './mail-en.ts'
import type { Message } from '../../../kernel/translate.ts'

export const mailDe: Record<keyof typeof mailEn, Message> = {
  hello: 'Guten Tag,',
  'signIn.subject': 'Ihr Link zum Anmelden',
  'signIn.link': 'Sie möchten sich bei Ronde anmelden. Öffnen Sie diesen Link auf dem Gerät, auf dem Sie darum gebeten haben, und drücken Sie auf den Knopf:',
  'signIn.code': 'Auf einem anderen Gerät geben Sie stattdessen diesen Code ein:',
  'signIn.until': 'Link und Code gelten einmal, 15 Minuten lang.',
  'signIn.notYou':
    'Sie haben nicht darum gebeten? Dann tun Sie nichts: Mit dieser Mail allein kommt niemand hinein. Geben Sie den Code niemandem, auch uns nicht.',
  'newAddress.subject': 'Ist das Ihre neue Adresse?',
  'newAddress.link':
    'Sie möchten sich künftig mit dieser Adresse bei Ronde anmelden. Öffnen Sie diesen Link dort, wo Sie angemeldet sind, und drücken Sie auf den Knopf:',
  'newAddress.until': 'Der Link gilt 15 Minuten. Sie haben nicht darum gebeten? Dann tun Sie nichts.',
  'addressChanged.subject': 'Ihre Mailadresse wurde geändert',
  'addressChanged.text': 'Ihr Konto bei Ronde hat jetzt eine andere Mailadresse. Diese hier öffnet es nicht mehr.',
  'addressChanged.notYou': 'Das waren nicht Sie? Sagen Sie es sofort Ihrer Koordination oder der Verwaltung: Sie können das Konto schließen und Ihnen helfen.',
  'signInChanged.subject': 'An Ihrer Anmeldung hat sich etwas geändert',
  'signInChanged.passkey-added': 'Ihrem Konto bei Ronde wurde ein Passkey hinzugefügt.',
  'signInChanged.passkey-removed': 'Von Ihrem Konto bei Ronde wurde ein Passkey entfernt.',
  'signInChanged.api-key-created': 'Für Ihr Konto bei Ronde wurde ein Schlüssel für Programme erstellt.',
  'auditHead.subject': 'Ende des Protokolls von Ronde, {day}',
  'auditHead.text':
    'Das ist das signierte Ende des Protokolls am {day}, bei Zeile {number}. Behalten Sie diese Mail: Wer das Protokoll neu schreibt, bekommt diese Zeile nicht mehr hinein.',
  'auditHead.how':
    'Heute ist nichts zu tun. Die Seite Protokoll vergleicht die Kette jede Woche mit diesen Zeilen. Ed25519-Unterschrift des Textes davor, mit diesem öffentlichen Schlüssel:',
  'invitation.subject': 'Sie haben ein Konto bei Ronde',
  'invitation.text':
    '{name} hat für Sie ein Konto bei Ronde eröffnet, wo Praxisgemeinschaften ihre Treffen und ihre Menschen festhalten. Melden Sie sich hier mit dieser Mailadresse an:',
  'invitation.how': 'Es gibt kein Passwort: Sie erhalten jedes Mal einen Link per Mail.',
}
