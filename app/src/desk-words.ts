import type { Catalogue } from './kernel/translate.ts'

type Greeting = { part: 'morning' | 'afternoon' | 'evening'; count: number }
type Counted = { count: number; community: string }

const FR_HELLO = { morning: 'Bonjour.', afternoon: 'Bonjour.', evening: 'Bonsoir.' }
const NL_HELLO = { morning: 'Goedemorgen.', afternoon: 'Goedemiddag.', evening: 'Goedenavond.' }
const EN_HELLO = { morning: 'Good morning.', afternoon: 'Good afternoon.', evening: 'Good evening.' }
const DE_HELLO = { morning: 'Guten Morgen.', afternoon: 'Guten Tag.', evening: 'Guten Abend.' }

type DeskWord =
  | 'title'
  | 'next'
  | 'noNext'
  | 'myMonth'
  | 'waiting'
  | 'nothingWaiting'
  | 'nothingElse'
  | 'became'
  | 'nothingBecame'
  | 'register'
  | 'registerLink'
  | 'ownAction'
  | 'ownActionUntil'
  | 'ownActionDone'
  | 'toConfirm'
  | 'toConfirmLink'
  | 'invited'
  | 'invitedLink'
  | 'toAgree'
  | 'toAgreeLink'
  | 'missing'
  | 'ready'
  | 'settingsLink'
  | 'toTell'
  | 'toTellLink'
  | 'newcomers'
  | 'membersLink'
  | 'tableLink'

/** The words of My desk. */
export const deskMessages: Catalogue<DeskWord> = {
  fr: {
    title: ({ part, count }: Greeting) =>
      `${FR_HELLO[part]} ${count === 0 ? 'Rien ne vous attend.' : count === 1 ? 'Une chose vous attend.' : `${count} choses vous attendent.`}`,
    next: 'Bientôt',
    noNext: 'Aucune réunion n’est prévue dans vos communautés.',
    myMonth: 'Mon mois : ce qu’on me demande',
    waiting: 'Vous attend',
    nothingWaiting: 'Tout est à jour.',
    nothingElse: 'Rien d’autre ne vous attend.',
    became: 'Ce qu’il en est advenu',
    nothingBecame: 'Rien de neuf ces trente derniers jours.',
    register: 'Le registre de {community} du {day} attend d’être rempli.',
    registerLink: 'Noter les présences',
    ownAction: 'Vous l’avez pris sur vous à la réunion du {day}.',
    ownActionUntil: 'À faire pour le {day}.',
    ownActionDone: 'C’est fait',
    toConfirm: ({ count, community }: Counted) =>
      count === 1 ? `Dans ${community}, une personne attend d’être confirmée.` : `Dans ${community}, ${count} personnes attendent d’être confirmées.`,
    toConfirmLink: 'Vers les membres',
    invited: 'Vous êtes invité·e à rejoindre {community}.',
    invitedLink: 'Répondre',
    toAgree: 'Il ne manque que votre accord pour participer à {community}.',
    toAgreeLink: 'Lire et donner mon accord',
    missing: ({ count, community }: Counted) =>
      count === 1
        ? `Il manque encore une chose pour que ${community} devienne active.`
        : `Il manque encore ${count} choses pour que ${community} devienne active.`,
    ready: 'Tout est prêt pour que {community} devienne active.',
    settingsLink: 'Vers les réglages',
    toTell: ({ count }: { count: number }) =>
      count === 1
        ? 'Une personne figure ici depuis plus de trente jours sans en être prévenue.'
        : `${count} personnes figurent ici depuis plus de trente jours sans en être prévenues.`,
    toTellLink: 'Les prévenir',
    newcomers: ({ count, community }: Counted) =>
      count === 1 ? `Une personne a rejoint ${community} ces trente derniers jours.` : `${count} personnes ont rejoint ${community} ces trente derniers jours.`,
    membersLink: 'Voir qui est là',
    tableLink: 'Voir le tableau de suivi',
  },
  nl: {
    title: ({ part, count }: Greeting) =>
      `${NL_HELLO[part]} ${count === 0 ? 'Er wacht niets op u.' : count === 1 ? 'Eén ding wacht op u.' : `${count} dingen wachten op u.`}`,
    next: 'Binnenkort',
    noNext: 'In uw gemeenschappen is geen bijeenkomst gepland.',
    myMonth: 'Mijn maand: wat van mij gevraagd wordt',
    waiting: 'Wacht op u',
    nothingWaiting: 'Alles is bij.',
    nothingElse: 'Verder wacht er niets.',
    became: 'Wat ervan kwam',
    nothingBecame: 'Niets nieuws in de voorbije dertig dagen.',
    register: 'Het register van {community} van {day} wacht om ingevuld te worden.',
    registerLink: 'Aanwezigheden noteren',
    ownAction: 'U nam dit op u op de bijeenkomst van {day}.',
    ownActionUntil: 'Te doen tegen {day}.',
    ownActionDone: 'Het is gedaan',
    toConfirm: ({ count, community }: Counted) =>
      count === 1 ? `In ${community} wacht één persoon op bevestiging.` : `In ${community} wachten ${count} mensen op bevestiging.`,
    toConfirmLink: 'Naar de leden',
    invited: 'U bent uitgenodigd voor {community}.',
    invitedLink: 'Antwoorden',
    toAgree: 'Alleen uw akkoord ontbreekt nog om mee te doen met {community}.',
    toAgreeLink: 'Lezen en akkoord gaan',
    missing: ({ count, community }: Counted) =>
      count === 1 ? `Er ontbreekt nog één ding om ${community} actief te maken.` : `Er ontbreken nog ${count} dingen om ${community} actief te maken.`,
    ready: 'Alles is er om {community} actief te maken.',
    settingsLink: 'Naar de instellingen',
    toTell: ({ count }: { count: number }) =>
      count === 1
        ? 'Eén persoon staat hier al meer dan dertig dagen zonder het te weten.'
        : `${count} mensen staan hier al meer dan dertig dagen zonder het te weten.`,
    toTellLink: 'Laat het hun weten',
    newcomers: ({ count, community }: Counted) =>
      count === 1 ? `Eén persoon kwam de voorbije dertig dagen bij ${community}.` : `${count} mensen kwamen de voorbije dertig dagen bij ${community}.`,
    membersLink: 'Kijk wie er is',
    tableLink: 'Naar de opvolgingstabel',
  },
  en: {
    title: ({ part, count }: Greeting) =>
      `${EN_HELLO[part]} ${count === 0 ? 'Nothing waits for you.' : count === 1 ? 'One thing waits for you.' : `${count} things wait for you.`}`,
    next: 'Next',
    noNext: 'No meeting is planned in your communities.',
    myMonth: 'My month: what is asked of me',
    waiting: 'Waiting for you',
    nothingWaiting: 'Everything is up to date.',
    nothingElse: 'Nothing else waits.',
    became: 'What became of it',
    nothingBecame: 'Nothing new in the last thirty days.',
    register: 'The register of {community} of {day} waits to be filled in.',
    registerLink: 'Take attendance',
    ownAction: 'You took this upon yourself at the meeting of {day}.',
    ownActionUntil: 'To do until {day}.',
    ownActionDone: 'It is done',
    toConfirm: ({ count, community }: Counted) =>
      count === 1 ? `In ${community}, one person waits to be confirmed.` : `In ${community}, ${count} people wait to be confirmed.`,
    toConfirmLink: 'To the members',
    invited: 'You are invited to {community}.',
    invitedLink: 'Answer',
    toAgree: 'Only your agreement is missing to take part in {community}.',
    toAgreeLink: 'Read and agree',
    missing: ({ count, community }: Counted) =>
      count === 1 ? `One thing is still missing for ${community} to become active.` : `${count} things are still missing for ${community} to become active.`,
    ready: 'Everything is there for {community} to become active.',
    settingsLink: 'To the settings',
    toTell: ({ count }: { count: number }) =>
      count === 1
        ? 'One person has stood here for more than thirty days without being told.'
        : `${count} people have stood here for more than thirty days without being told.`,
    toTellLink: 'Tell them',
    newcomers: ({ count, community }: Counted) =>
      count === 1 ? `One person joined ${community} in the last thirty days.` : `${count} people joined ${community} in the last thirty days.`,
    membersLink: 'See who is here',
    tableLink: 'See the monitoring table',
  },
  de: {
    title: ({ part, count }: Greeting) =>
      `${DE_HELLO[part]} ${count === 0 ? 'Nichts wartet auf Sie.' : count === 1 ? 'Eine Sache wartet auf Sie.' : `${count} Sachen warten auf Sie.`}`,
    next: 'Demnächst',
    noNext: 'In Ihren Gemeinschaften ist kein Treffen geplant.',
    myMonth: 'Mein Monat: worum ich gebeten werde',
    waiting: 'Wartet auf Sie',
    nothingWaiting: 'Alles ist auf dem Stand.',
    nothingElse: 'Sonst wartet nichts.',
    became: 'Was daraus wurde',
    nothingBecame: 'Nichts Neues in den letzten dreißig Tagen.',
    register: 'Die Anwesenheitsliste von {community} vom {day} wartet darauf, ausgefüllt zu werden.',
    registerLink: 'Anwesenheit notieren',
    ownAction: 'Sie haben das beim Treffen vom {day} übernommen.',
    ownActionUntil: 'Zu tun bis {day}.',
    ownActionDone: 'Es ist erledigt',
    toConfirm: ({ count, community }: Counted) =>
      count === 1 ? `In ${community} wartet eine Person auf Bestätigung.` : `In ${community} warten ${count} Menschen auf Bestätigung.`,
    toConfirmLink: 'Zu den Mitgliedern',
    invited: 'Sie sind zu {community} eingeladen.',
    invitedLink: 'Antworten',
    toAgree: 'Es fehlt nur Ihre Zustimmung, um bei {community} teilzunehmen.',
    toAgreeLink: 'Lesen und zustimmen',
    missing: ({ count, community }: Counted) =>
      count === 1 ? `Es fehlt noch eines, damit ${community} aktiv wird.` : `Es fehlen noch ${count} Dinge, damit ${community} aktiv wird.`,
    ready: 'Alles ist da, damit {community} aktiv wird.',
    settingsLink: 'Zu den Einstellungen',
    toTell: ({ count }: { count: number }) =>
      count === 1
        ? 'Eine Person steht seit mehr als dreißig Tagen hier, ohne es zu wissen.'
        : `${count} Menschen stehen seit mehr als dreißig Tagen hier, ohne es zu wissen.`,
    toTellLink: 'Bescheid sagen',
    newcomers: ({ count, community }: Counted) =>
      count === 1 ? `Eine Person kam in den letzten dreißig Tagen zu ${community}.` : `${count} Menschen kamen in den letzten dreißig Tagen zu ${community}.`,
    membersLink: 'Sehen, wer da ist',
    tableLink: 'Zur Monitoringtabelle',
  },
}
