import { describeMutatedAnswers } from './mutated-answers.ts'

describeMutatedAnswers(20_000)
