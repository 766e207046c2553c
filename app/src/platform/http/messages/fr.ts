import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'other-site.title': 'Cet envoi ne vient pas d’une de nos pages.',
  'other-site.text': 'Pour vous protéger, nous n’acceptons que ce qui part de nos propres pages. Rien n’a changé. Rouvrez la page et envoyez-la de nouveau.',
  'form-too-old.title': 'Cette page est restée ouverte trop longtemps.',
  'form-too-old.text': 'Rien n’a changé. Revenez en arrière, rafraîchissez la page et envoyez-la de nouveau.',
  'not-found.title': 'Nous n’avons rien trouvé ici.',
  'not-found.text': 'La page a peut-être changé d’adresse, ou elle ne vous est pas destinée. Vous n’avez rien fait de travers.',
  'not-for-you.title': 'Cette page est destinée à quelqu’un d’autre.',
  'not-for-you.text': 'Votre rôle n’y donne pas accès. Si vous pensez qu’il le devrait, parlez-en à votre coordination.',
  'sign-in-first.title': 'Connectez-vous d’abord.',
  'sign-in-first.text': 'Cette adresse ne répond qu’aux personnes connectées ou à une clé valable.',
  'passkey-first.title': 'Utilisez votre clé d’accès.',
  'passkey-first.text':
    'Vous êtes entré·e par un lien reçu par mail. Cette page touche à ce qui concerne d’autres personnes : nous vous demandons votre clé d’accès.',
  'too-large.title': 'C’est trop à la fois.',
  'too-large.text': 'Votre envoi dépasse ce que nous pouvons recevoir ici. Rien n’a été enregistré. Envoyez-le en plusieurs parties.',
  'odd-form.title': 'Ce formulaire n’est pas celui que nous avons envoyé.',
  'odd-form.text': 'Quelque chose y a été ajouté ou s’y trouve deux fois ; rien n’a donc changé. Rouvrez la page et envoyez-la de nouveau.',
  'too-often.title': 'C’était un peu trop souvent.',
  'too-often.text': 'Attendez quelques minutes et réessayez. Rien n’est perdu.',
  'store-away.title': 'La base de données ne répond pas pour le moment.',
  'store-away.text':
    'Nous réessayons sans arrêt et cette page reviendra d’elle-même. Rien de ce que vous avez enregistré n’est perdu. Réessayez dans une minute.',
  'disk-full.title': 'Il n’y a plus de place pour enregistrer.',
  'disk-full.text': 'La lecture fonctionne toujours et rien de ce qui était enregistré n’est perdu. Prévenez l’administration.',
  'guard-down.title': 'Rien n’a été enregistré.',
  'guard-down.text':
    'Le garde-fou qui relit les textes ne fonctionne pas pour le moment ; sans lui, nous n’enregistrons rien. Réessayez dans un instant, et prévenez l’administration si cela dure.',
  'unexpected.title': 'Quelque chose a échoué de notre côté.',
  'unexpected.text': 'Rien n’a été enregistré. Réessayez. Si cela se reproduit, donnez le numéro ci-dessous à l’administration.',
  number: 'Numéro de cette demande : {number}',
  home: 'Vers la première page',
  'kept.title': 'Vos mots sont encore là',
  'kept.out':
    'Votre session s’est terminée pendant que vous écriviez. Rien n’a été enregistré, et rien n’est perdu : tout est ci-dessous, dans cette page seulement.',
  'kept.in': 'Vous vous êtes reconnecté·e pendant que vous écriviez. Appuyez encore une fois pour enregistrer.',
  'kept.first': 'Reconnectez-vous d’abord',
  'kept.signIn': 'Se connecter, dans un nouvel onglet, puis revenir ici',
  'kept.save': 'Enregistrer ce que j’ai écrit',
  'kept.written': 'Ce que vous avez écrit',
}
