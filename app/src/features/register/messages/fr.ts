import type { Message } from '../../../kernel/translate.ts'
import type { en } from './en.ts'

type P = Record<string, string | number>

export const fr: Record<keyof typeof en, Message> = {
  'problem.sheet-missing': 'La feuille « {sheet} » manque.',
  'problem.column-missing': 'La colonne « {column} » manque.',
  'problem.column-twice': 'La colonne « {column} » figure deux fois.',
  'problem.empty-cell': 'Cette case ne peut pas rester vide.',
  'problem.twice': '« {value} » figure ici une seconde fois ; la première est à la ligne {row}.',
  'problem.same-mail': (p: P) =>
    p.other ? `L’adresse mail de « ${p.value} » est déjà celle de ${p.other}.` : `« ${p.value} » est déjà l’adresse mail de la personne de la ligne ${p.row}.`,
  'problem.unknown-person': 'Personne ne s’appelle « {value} » dans la feuille « people ».',
  'problem.unknown-organisation': 'Aucune organisation ne s’appelle « {value} » dans la feuille « organisations ».',
  'problem.unknown-community': 'Aucune communauté ne s’appelle « {value} » dans la feuille « communities ».',
  'problem.unknown-meeting': 'Aucune réunion ne s’appelle « {value} » dans la feuille « meetings ».',
  'problem.unknown-word': '« {value} » ne fait pas partie de : {words}.',
  'problem.not-a-day': '« {value} » n’est pas un jour. Écrivez par exemple 2023-02-14 ou 14/02/2023.',
  'problem.no-such-day': 'Ce jour n’existe pas : « {value} ».',
  'problem.not-a-moment': '« {value} » n’est pas un jour avec une heure. Écrivez par exemple 2023-02-14 13:00.',
  'problem.no-such-moment': 'Ce jour ou cette heure n’existe pas : « {value} ».',
  'problem.ends-before-start': 'La fin vient avant le début.',
  'problem.formula': 'Cette case contient une formule. Mettez-y le texte lui-même.',
  'problem.not-yes-or-no': '« {value} » ne veut dire ni oui ni non.',
  'problem.not-a-mail': '« {value} » n’est pas une adresse mail.',
  'problem.not-an-enterprise-number': '« {value} » n’est pas un numéro d’entreprise : il a dix chiffres.',
  'problem.national-number': 'Un numéro national figure ici. Il ne peut pas être conservé ; retirez-le du fichier.',
  'problem.too-long': 'Ce texte dépasse {most} caractères.',
  'problem.register-closed': 'Le registre de la réunion « {value} » est clos. Rouvrez-le en donnant une raison, puis importez de nouveau.',
  'problem.not-your-community': 'Vous ne coordonnez pas la communauté « {value} ».',
  'problem.not-yours': '« {value} » relève d’une communauté que vous n’animez pas. Rien n’y change ; retirez cette ligne ou laissez-la telle quelle.',
  'file.too-large': 'Le fichier dépasse 20 Mo. Envoyez-le en plusieurs parties.',
  'file.not-a-zip': 'Ce fichier ne peut pas être lu comme un classeur.',
  'file.old-excel': 'C’est un ancien fichier Excel (.xls). Enregistrez-le en .xlsx et réessayez.',
  'file.encrypted': 'Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe et réessayez.',
  'file.bomb': 'Une fois ouvert, ce fichier prend bien plus de place qu’il n’y paraît. Nous avons arrêté de le lire ; rien n’a été enregistré.',
  'file.damaged': 'Ce fichier est abîmé. Ouvrez-le dans votre tableur, enregistrez-le à nouveau et réessayez.',
  'file.no-workbook': 'Il n’y a pas de classeur dans ce fichier.',
  'file.not-text': 'Ce fichier n’est ni un classeur ni du texte.',
  'file.unclosed-quote': 'Un guillemet s’ouvre à la ligne {line} et ne se ferme jamais.',
  'file.too-many-rows': 'Ce fichier a plus de lignes que nous ne pouvons en lire d’un coup. Envoyez-le en plusieurs parties.',
  'path-missing': 'Il n’y a ni fichier ni dossier {path}.',
  'nothing-to-read': 'Il n’y a pas de fichier CSV dans le dossier {path}.',
  'path-taken': 'Un fichier occupe la place du dossier {path}.',
  'folder-taken': 'Un dossier occupe la place du fichier {path}.',
  'file-there': 'Le fichier {path} existe déjà : choisissez un autre nom, ou ajoutez --replace.',
  'register-there': 'Le dossier {path} contient déjà un registre ou d’autres tableaux : choisissez-en un autre, ou ajoutez --replace.',
  place: (p: P) =>
    Number(p.row) > 0
      ? `${p.sheet}, ligne ${p.row}${p.column ? `, ${p.column}` : ''}${p.cell ? ` (${p.cell})` : ''}`
      : `${p.sheet}${p.column ? `, ${p.column}` : ''}`,
  'nothing-done': (p: P) => `Rien n’a été fait : il reste ${p.count} ${p.count === 1 ? 'problème' : 'problèmes'} dans le fichier.`,
  'more-problems': '… et {count} de plus.',
  'nothing-saved': (p: P) => `Rien n’a été enregistré : il reste ${p.count} ${p.count === 1 ? 'problème' : 'problèmes'} dans le fichier.`,
  'saved-sheet': '{sheet} : {added} nouveaux, {changed} modifiés, {same} inchangés',
  working: '{sheet} : {rows} lignes …',
  written: 'Écrit dans {path} : {people} personnes, {meetings} réunions, {attendance} lignes de présence.',
}
