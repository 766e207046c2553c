import type { PersonalData } from '../../platform/personal-data.ts'
import { peoplePersonalColumns, peoplePlainColumns } from './domain/personal-data.ts'
import { erasePeopleRows, forgetNoter, showPeopleRows } from './store/personal-data-store.ts'

export { EMPTY_PERSON } from './domain/person-form.ts'
export { peopleLists } from './actions/code-lists.ts'
export { auditMessages } from './messages/audit-catalogue.ts'
export { EMPLOYMENTS, isEmail, nameMatchKey, needsNotice, normaliseEmail, normalisePhone, personDisplayName, personSortKey } from './domain/person.ts'
export type { Affiliation, Employment, Person, PersonDraft, PersonSource } from './domain/person.ts'
export { ACTOR_KINDS, organisationName, organisationNames, organisationSortKey, parseEnterpriseNumber } from './domain/organisation.ts'
export type { ActorKind, Organisation, OrganisationDraft } from './domain/organisation.ts'
export { actorKindLabel, COMMON_LANGUAGES, DISCIPLINES, disciplineLabel, employmentLabel, parseDiscipline, spokenLanguageLabel } from './domain/words.ts'
export { listStanding } from './domain/consent.ts'
export type { Consent, ConsentField, ConsentPurpose } from './domain/consent.ts'
export { agreedFields, isFellowIn, relationTo, visibleFields } from './domain/visibility.ts'
export type { PersonField, Relation, Sight } from './domain/visibility.ts'
export { showPerson } from './domain/person-view.ts'
export type { NamedOrganisation, PersonInSight, ShownPerson } from './domain/person-view.ts'
export { peopleDb } from './store/tables.ts'
export type { PeopleTables } from './store/tables.ts'
export {
  addPeople,
  addPerson,
  changePerson,
  findPerson,
  findPersonByEmail,
  listAllPeople,
  listMergedExternalIds,
  listPeopleByIds,
} from './store/person-store.ts'
export type { NewPerson } from './store/person-store.ts'
export {
  addAffiliations,
  addOrganisation,
  addOrganisations,
  changeOrganisation,
  findOrganisation,
  listAffiliations,
  listAllAffiliations,
  listAllOrganisations,
  listOrganisationsByIds,
  listSectors,
  searchOrganisations,
} from './store/organisation-store.ts'
export type { NewAffiliation, NewOrganisation, PersonOrganisation, Sector } from './store/organisation-store.ts'
export { fitPictures } from './domain/picture.ts'
export type { Pictures } from './domain/picture.ts'
export { makeFace } from './exchange/make-face.ts'
export { listPictures, savePicture } from './store/picture-store.ts'
export { readPictures } from './actions/keep-picture.ts'
export { addConsent, endCommunityConsent, listConsents, listConsentTexts } from './store/consent-store.ts'
export type { PeopleNeighbours, PersonTie } from './store/neighbours.ts'
export { NO_NEIGHBOURS } from './store/neighbours.ts'
export { addPlaceholder, forgetSolePractices } from './store/personal-data-store.ts'
export { findInSight, listFindable, listInSight, readPersonInSight, searchDirectory } from './actions/read-people.ts'
export { noteTold } from './store/notice-store.ts'
export { listWaiting as listPeopleToTell } from './actions/tell-people.ts'
export { joinRecords } from './actions/merge-people.ts'
export { forgetMoved } from './store/merge-store.ts'
export { saveOrganisation } from './actions/save-organisation.ts'

/** Erased last: every other feature hangs on the person. */
export const personalData: PersonalData = {
  columns: peoplePersonalColumns,
  plain: peoplePlainColumns,
  show: showPeopleRows,
  erase: async (tx, personId, placeholderId) => {
    await forgetNoter(tx, personId)
    await erasePeopleRows(tx, personId, placeholderId)
  },
}
