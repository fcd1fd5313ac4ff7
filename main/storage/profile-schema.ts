import type { Migration } from './migrate.ts'
import { profile0001 } from './migrations/profile-0001-first.ts'

/** `sidetone.db`: what a person set up and would miss most. Small, and copied whole after changes. */
export const PROFILE_TABLES: readonly string[] = ['accounts', 'documents', 'changes', 'memory', 'contacts']
export const PROFILE_MIGRATIONS: readonly Migration[] = [profile0001]
