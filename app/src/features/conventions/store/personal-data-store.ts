import type { Database } from '../../../platform/database.ts'
import type { PersonalPart } from '../../../platform/personal-data.ts'

export async function showConventionsRows(_tx: Database, _personId: string): Promise<PersonalPart[]> {
  return []
}

export async function eraseConventionsRows(_tx: Database, _personId: string, _placeholderId: string): Promise<void> {}
