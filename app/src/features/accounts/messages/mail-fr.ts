import type { mailEn } from './mail-en.ts'
import type { Message } from '../../../kernel/translate.ts'

export const mailFr: Record<keyof typeof mailEn, Message> = {
  hello: 'Bonjour,',
  'signIn.subject': 'Votre lien de connexion',
  'signIn.link': 'Vous avez demandé à vous connecter à Ronde. Ouvrez ce lien sur l’appareil où vous l’avez demandé, puis appuyez sur le bouton :',
  'signIn.code': 'Sur un autre appareil, tapez plutôt ce code :',
  'signIn.until': 'Le lien et le code servent une seule fois, pendant 15 minutes.',
  'signIn.notYou':
    'Vous n’avez rien demandé ? Alors ne faites rien : personne n’entre avec ce seul mail. Ne donnez jamais le code à personne, pas même à nous.',
  'newAddress.subject': 'Est-ce votre nouvelle adresse ?',
  'newAddress.link':
    'Vous souhaitez désormais vous connecter à Ronde avec cette adresse. Ouvrez ce lien là où vous êtes connecté·e, puis appuyez sur le bouton :',
  'newAddress.until': 'Le lien fonctionne pendant 15 minutes. Vous n’avez rien demandé ? Alors ne faites rien.',
  'addressChanged.subject': 'Votre adresse e-mail a changé',
  'addressChanged.text': 'Votre compte Ronde a maintenant une autre adresse e-mail. Celle-ci ne l’ouvre plus.',
  'addressChanged.notYou':
    'Ce n’était pas vous ? Prévenez tout de suite votre coordination ou l’administration : elles peuvent fermer le compte et vous aider.',
  'signInChanged.subject': 'Votre façon de vous connecter a changé',
  'signInChanged.passkey-added': 'Une clé d’accès a été ajoutée à votre compte Ronde.',
  'signInChanged.passkey-removed': 'Une clé d’accès a été retirée de votre compte Ronde.',
  'signInChanged.api-key-created': 'Une clé pour programmes a été créée sur votre compte Ronde.',
  'auditHead.subject': 'Fin du journal de Ronde, {day}',
  'auditHead.text':
    'Voici la fin signée du journal au {day}, à la ligne {number}. Gardez ce mail : si quelqu’un réécrit le journal, cette ligne ne s’y retrouve plus.',
  'auditHead.how':
    'Rien à faire aujourd’hui. La page Journal compare chaque semaine la chaîne avec ces lignes. Signature Ed25519 du texte qui la précède, avec cette clé publique :',
  'invitation.subject': 'Vous avez un compte sur Ronde',
  'invitation.text':
    '{name} vous a ouvert un compte sur Ronde, où des communautés de pratique tiennent leurs réunions et leurs membres à jour. Connectez-vous ici avec cette adresse :',
  'invitation.how': 'Il n’y a pas de mot de passe : chaque fois, vous recevez un lien par mail.',
}
