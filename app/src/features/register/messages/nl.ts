import type { Message } from '../../../kernel/translate.ts'
import type { en } from './en.ts'

type P = Record<string, string | number>

export const nl: Record<keyof typeof en, Message> = {
  'problem.sheet-missing': 'Het blad “{sheet}” ontbreekt.',
  'problem.column-missing': 'De kolom “{column}” ontbreekt.',
  'problem.column-twice': 'De kolom “{column}” staat er twee keer.',
  'problem.empty-cell': 'Deze cel mag niet leeg zijn.',
  'problem.twice': '“{value}” staat hier een tweede keer; de eerste keer is in rij {row}.',
  'problem.same-mail': (p: P) =>
    p.other ? `Het mailadres van “${p.value}” is al dat van ${p.other}.` : `“${p.value}” is al het mailadres van de persoon in rij ${p.row}.`,
  'problem.unknown-person': 'Niemand in het blad “people” heet “{value}”.',
  'problem.unknown-organisation': 'Geen organisatie in het blad “organisations” heet “{value}”.',
  'problem.unknown-community': 'Geen gemeenschap in het blad “communities” heet “{value}”.',
  'problem.unknown-meeting': 'Geen bijeenkomst in het blad “meetings” heet “{value}”.',
  'problem.unknown-word': '“{value}” is geen van deze woorden: {words}.',
  'problem.not-a-day': '“{value}” is geen dag. Schrijf bijvoorbeeld 2023-02-14 of 14/02/2023.',
  'problem.no-such-day': 'Die dag bestaat niet: “{value}”.',
  'problem.not-a-moment': '“{value}” is geen dag met een uur. Schrijf bijvoorbeeld 2023-02-14 13:00.',
  'problem.no-such-moment': 'Die dag of dat uur bestaat niet: “{value}”.',
  'problem.ends-before-start': 'Het einde komt vóór het begin.',
  'problem.formula': 'Hier staat een formule. Zet de tekst zelf in de cel.',
  'problem.not-yes-or-no': '“{value}” is geen ja en geen nee.',
  'problem.not-a-mail': '“{value}” is geen mailadres.',
  'problem.not-an-enterprise-number': '“{value}” is geen ondernemingsnummer: dat heeft tien cijfers.',
  'problem.national-number': 'Hier staat een rijksregisternummer. Dat mag niet bewaard worden; haal het uit het bestand.',
  'problem.too-long': 'Deze tekst is langer dan {most} tekens.',
  'problem.register-closed': 'Het register van bijeenkomst “{value}” is afgesloten. Heropen het met een reden en voer dan opnieuw in.',
  'problem.not-your-community': 'U coördineert de gemeenschap “{value}” niet.',
  'problem.not-yours': '“{value}” hoort bij een gemeenschap die u niet begeleidt. Er verandert niets; haal deze rij weg of laat ze ongewijzigd.',
  'file.too-large': 'Het bestand is groter dan 20 MB. Verstuur het in delen.',
  'file.not-a-zip': 'Dit bestand kan niet als werkmap gelezen worden.',
  'file.old-excel': 'Dit is een oud Excelbestand (.xls). Bewaar het als .xlsx en probeer opnieuw.',
  'file.encrypted': 'Deze werkmap is met een wachtwoord beveiligd. Bewaar ze zonder wachtwoord en probeer opnieuw.',
  'file.bomb': 'Dit bestand blijkt uitgepakt veel groter dan het lijkt. We stopten met lezen; er is niets bewaard.',
  'file.damaged': 'Dit bestand is beschadigd. Open het in uw rekenblad, bewaar het opnieuw en probeer nog eens.',
  'file.no-workbook': 'Er zit geen werkmap in dit bestand.',
  'file.not-text': 'Dit bestand is geen werkmap en geen tekst.',
  'file.unclosed-quote': 'In regel {line} gaat een aanhalingsteken open dat nooit dichtgaat.',
  'file.too-many-rows': 'Dit bestand heeft meer rijen dan we ineens kunnen lezen. Verstuur het in delen.',
  'path-missing': 'Er is geen bestand of map {path}.',
  'nothing-to-read': 'Er is geen CSV-bestand in de map {path}.',
  'path-taken': 'Er staat een bestand op de plaats van de map {path}.',
  'folder-taken': 'Er staat een map op de plaats van het bestand {path}.',
  'file-there': 'Het bestand {path} bestaat al: kies een andere naam, of voeg --replace toe.',
  'register-there': 'De map {path} bevat al een register of andere tabellen: kies een andere, of voeg --replace toe.',
  place: (p: P) =>
    Number(p.row) > 0
      ? `${p.sheet}, rij ${p.row}${p.column ? `, ${p.column}` : ''}${p.cell ? ` (${p.cell})` : ''}`
      : `${p.sheet}${p.column ? `, ${p.column}` : ''}`,
  'nothing-done': (p: P) => `Er is niets gedaan: er ${p.count === 1 ? 'is nog 1 probleem' : `zijn nog ${p.count} problemen`} in het bestand.`,
  'more-problems': '… en nog {count} andere.',
  'nothing-saved': (p: P) => `Er is niets bewaard: er ${p.count === 1 ? 'is nog 1 probleem' : `zijn nog ${p.count} problemen`} in het bestand.`,
  'saved-sheet': '{sheet}: {added} nieuw, {changed} gewijzigd, {same} zoals voorheen',
  working: '{sheet}: {rows} rijen …',
  written: 'Geschreven naar {path}: {people} personen, {meetings} bijeenkomsten, {attendance} regels aanwezigheid.',
}
