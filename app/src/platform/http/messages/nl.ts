import type { en } from './en.ts'

export const nl: Record<keyof typeof en, string> = {
  'other-site.title': 'Dit kwam niet van een van onze pagina’s.',
  'other-site.text':
    'Om u te beschermen aanvaarden we alleen wat van onze eigen pagina’s komt. Er is niets gewijzigd. Open de pagina opnieuw en verstuur ze nog eens.',
  'form-too-old.title': 'Deze pagina stond te lang open.',
  'form-too-old.text': 'Er is niets gewijzigd. Ga terug, vernieuw de pagina en verstuur ze nog eens.',
  'not-found.title': 'We vonden hier niets.',
  'not-found.text': 'Misschien is de pagina verhuisd, of is ze niet voor u bedoeld. U deed niets verkeerd.',
  'not-for-you.title': 'Deze pagina is voor iemand anders.',
  'not-for-you.text': 'Uw rol geeft er geen toegang toe. Vindt u dat dat wel zou moeten? Vraag het aan uw coördinator.',
  'sign-in-first.title': 'Meld u eerst aan.',
  'sign-in-first.text': 'Dit adres antwoordt alleen aan wie aangemeld is of een geldige sleutel heeft.',
  'passkey-first.title': 'Gebruik uw toegangssleutel.',
  'passkey-first.text': 'U kwam binnen met een link uit een mail. Deze pagina gaat ook over andere mensen: daarom vragen we uw toegangssleutel.',
  'too-large.title': 'Dit is te veel ineens.',
  'too-large.text': 'Wat u verstuurde is groter dan we hier kunnen ontvangen. Er is niets bewaard. Verstuur het in kleinere delen.',
  'odd-form.title': 'Dit formulier is niet zoals wij het stuurden.',
  'odd-form.text': 'Er is iets aan toegevoegd of er staat iets dubbel in; er is dus niets gewijzigd. Open de pagina opnieuw en verstuur ze nog eens.',
  'too-often.title': 'Dat was iets te vaak.',
  'too-often.text': 'Wacht enkele minuten en probeer opnieuw. Er is niets verloren.',
  'store-away.title': 'De gegevensopslag antwoordt nu niet.',
  'store-away.text': 'We blijven proberen en deze pagina komt vanzelf terug. Niets van wat u bewaarde is verloren. Probeer het over een minuut opnieuw.',
  'disk-full.title': 'Er is geen plaats meer om te bewaren.',
  'disk-full.text': 'Lezen kan nog, en wat al bewaard was is niet verloren. Verwittig de beheerder.',
  'guard-down.title': 'Er is niets bewaard.',
  'guard-down.text':
    'De waakhond die teksten naleest, werkt op dit moment niet; zonder die bewaren we niets. Probeer het zo meteen opnieuw, en verwittig het beheer als het blijft duren.',
  'unexpected.title': 'Er liep iets mis bij ons.',
  'unexpected.text': 'Er is niets bewaard. Probeer opnieuw. Gebeurt het nog eens? Geef dan het nummer hieronder aan de beheerder.',
  number: 'Nummer van deze aanvraag: {number}',
  home: 'Naar de eerste pagina',
}
