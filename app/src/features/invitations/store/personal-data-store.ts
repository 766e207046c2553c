import type { Database } from '../../../platform/database.ts'
import type { PersonalPart } from '../../../platform/personal-data.ts'

export async function showInvitationsRows(_tx: Database, _personId: string): Promise<PersonalPart[]> {
  return []
}

export async function eraseInvitationsRows(_tx: Database, _personId: string, _placeholderId: string): Promise<void> {}
