import type { mailEn } from './mail-en.ts'
import type { Message } from '../../../kernel/translate.ts'

export const mailNl: Record<keyof typeof mailEn, Message> = {
  hello: 'Goeiedag,',
  'signIn.subject': 'Uw link om aan te melden',
  'signIn.link': 'U vroeg om u aan te melden bij Ronde. Open deze link op het toestel waar u het vroeg, en druk op de knop:',
  'signIn.code': 'Op een ander toestel tikt u deze code in:',
  'signIn.until': 'Link en code werken één keer, gedurende 15 minuten.',
  'signIn.notYou': 'Hebt u dit niet gevraagd? Doe dan niets: met deze mail alleen komt niemand binnen. Geef de code nooit aan iemand, ook niet aan ons.',
  'newAddress.subject': 'Is dit uw nieuwe adres?',
  'newAddress.link': 'U wilt zich voortaan met dit adres aanmelden bij Ronde. Open deze link waar u aangemeld bent, en druk op de knop:',
  'newAddress.until': 'De link werkt 15 minuten. Hebt u dit niet gevraagd? Doe dan niets.',
  'addressChanged.subject': 'Uw mailadres is gewijzigd',
  'addressChanged.text': 'Uw account bij Ronde heeft nu een ander mailadres. Met dit adres gaat het niet meer open.',
  'addressChanged.notYou': 'Was u dat niet? Verwittig meteen uw coördinator of de beheerder: zij kunnen het account sluiten en u helpen.',
  'signInChanged.subject': 'Er is iets veranderd aan uw aanmelding',
  'signInChanged.passkey-added': 'Er is een toegangssleutel toegevoegd aan uw account bij Ronde.',
  'signInChanged.passkey-removed': 'Er is een toegangssleutel verwijderd uit uw account bij Ronde.',
  'signInChanged.api-key-created': 'Er is een sleutel voor programma’s gemaakt op uw account bij Ronde.',
  'auditHead.subject': 'Einde van het logboek van Ronde, {day}',
  'auditHead.text':
    'Dit is het getekende einde van het logboek op {day}, bij regel {number}. Bewaar deze mail: wie het logboek herschrijft, krijgt deze regel er niet meer in.',
  'auditHead.how':
    'U hoeft vandaag niets te doen. De bladzijde Logboek vergelijkt de ketting elke week met deze regels. Ed25519-handtekening van de tekst ervoor, met deze openbare sleutel:',
  'invitation.subject': 'U hebt een account bij Ronde',
  'invitation.text':
    '{name} opende voor u een account bij Ronde, waar praktijkgemeenschappen hun bijeenkomsten en hun mensen bijhouden. Meld u hier aan met dit mailadres:',
  'invitation.how': 'Er is geen wachtwoord: u krijgt telkens een link per mail.',
}
