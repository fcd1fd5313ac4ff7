/** Every sentence in another language; what is missing is said in English. */
export const ar = {} as const
