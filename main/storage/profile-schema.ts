import type { Migration } from './migrate.ts'
import { profile0001 } from './migrations/profile-0001-first.ts'
import { profile0002 } from './migrations/profile-0002-person.ts'

/** `sidetone.db`: what a person set up and would miss most. Small, and copied whole after changes. */
export const PROFILE_TABLES: readonly string[] = [
  'accounts',
  'documents',
  'changes',
  'memory',
  'contacts',
  'person_values',
]
export const PROFILE_MIGRATIONS: readonly Migration[] = [profile0001, profile0002]
