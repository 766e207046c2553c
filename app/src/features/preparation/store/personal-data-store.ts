import type { Database } from '../../../platform/database.ts'
import type { PersonalPart } from '../../../platform/personal-data.ts'

export async function showPreparationRows(_tx: Database, _personId: string): Promise<PersonalPart[]> {
  return []
}

export async function erasePreparationRows(_tx: Database, _personId: string, _placeholderId: string): Promise<void> {}
