import { describeMutatedAnswers } from './mutated-answers.ts'

// Quick enough for every run; the long one is mutated-answers.parts.test.ts.
describeMutatedAnswers(1000)
