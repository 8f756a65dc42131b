/** One code lives five minutes and forgives five wrong guesses: one chance in 200,000. */
export const signInCodeMinutes = 5
export const guessesMax = 5

/** Codes that one number may ask for, unused, in a quarter of an hour; and one machine, for all numbers. */
export const codesPerPhoneMax = 5
export const codesPerOriginMax = 100
export const codeWindowMinutes = 15

/** Long, because a shared phone with a forgotten number is the usual case. */
export const sessionDays = 90

export const signInCodeText = (code: string): string =>
  `Kode masuk Maju Bersama: ${code}. Berlaku ${signInCodeMinutes} menit. Jangan beritahu siapa pun.`
