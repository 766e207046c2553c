import { ofCommunity, ofMeeting } from './net.ts'

const ROUND_TEXTS: readonly (readonly [language: string, text: string])[] = [
  [
    'fr',
    'Ce que je coche est montré, avec mon nom, aux personnes qui étaient présentes à cette réunion et à celles qui l’animent, sur la page de la réunion et sur des cartes de visite à emporter. Je peux l’arrêter à tout moment, en un clic ; une carte déjà emportée ne peut plus être reprise.',
  ],
  [
    'nl',
    'Wat ik aankruis wordt met mijn naam getoond aan wie op deze bijeenkomst aanwezig was en aan wie ze begeleidt, op de pagina van de bijeenkomst en op visitekaartjes om mee te nemen. Ik kan dit op elk moment stoppen, met één klik; een kaartje dat al meegenomen is kan niet terug.',
  ],
  [
    'en',
    'What I tick is shown, with my name, to those who were present at this meeting and to those who lead it, on the page of the meeting and on contact cards to take along. I can stop this at any time, with one click; a card that was already taken cannot be called back.',
  ],
  [
    'de',
    'Was ich ankreuze, wird mit meinem Namen denen gezeigt, die bei diesem Treffen anwesend waren, und denen, die es leiten: auf der Seite des Treffens und auf Kontaktkarten zum Mitnehmen. Ich kann das jederzeit mit einem Klick beenden; eine bereits mitgenommene Karte lässt sich nicht zurückholen.',
  ],
]

const textRows = ROUND_TEXTS.map(([language, text]) => `('meeting_round', 1, '${language}', '${text}', '2020-01-01')`)

/** The contact round after a meeting, the personal links to it, and points of information and referral. */
export const contacts = `
alter table consent drop constraint consent_purpose_check;
alter table consent add constraint consent_purpose_check check (purpose in ('community_list', 'network_list', 'public_directory', 'public_map', 'photo',
  'sociogram_survey', 'sociogram_name', 'publication_name', 'meeting_round'));
create index consent_round on consent (scope_id, person_id) where purpose = 'meeting_round';
insert into consent_text (purpose, version, language, text, active_from) values
${textRows.join(',\n')};

-- The link in the mail after a meeting: whoever was there and has no account decides through it.
create table round_link (
  token_hash bytea primary key,
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  unique (meeting_id, person_id)
);
create index round_link_person on round_link (person_id);

-- Whom to ask for what: a person who agreed, or an organisation, named for a term.
create table referral_point (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  kind text not null check (kind in ('information', 'referral')),
  person_id uuid references person (id),
  organisation_id uuid references organisation (id),
  scope_fr text not null default '',
  scope_nl text not null default '',
  reach text not null default '',
  from_on date not null,
  until_on date not null,
  is_public boolean not null default false,
  -- Until the person says yes nobody but who leads sees the point.
  state text not null default 'asked' check (state in ('asked', 'agreed', 'declined', 'ended')),
  named_by uuid,
  named_at timestamptz not null,
  answered_at timestamptz,
  version integer not null default 1,
  check ((person_id is null) <> (organisation_id is null)),
  check (until_on >= from_on),
  check (scope_fr <> '' or scope_nl <> '')
);
create index referral_point_community on referral_point (community_id, until_on);
create index referral_point_person on referral_point (person_id);
create index referral_point_public on referral_point (until_on) where is_public;
${ofMeeting('round_link')}
${ofCommunity('referral_point')}
`
