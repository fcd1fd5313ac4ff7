/** A length of Do Not Disturb to choose from. `minutes` null: until it is switched off. */
export type DndDuration = {
  readonly id: 'half-hour' | 'hour' | 'until-17' | 'until-8-today' | 'until-8-tomorrow' | 'manual'
  readonly minutes: number | null
}

/** Below this an "until" is no offer any more, in minutes. */
const WORTHWHILE = 15

/** The offers of this moment: "until 17:00" goes away in the evening, before 8:00 the morning meant is today's. */
export function dndDurations(now: Date): readonly DndDuration[] {
  const minutesTo = (hour: number, days: number): number => {
    const then = new Date(now)
    then.setDate(then.getDate() + days)
    then.setHours(hour, 0, 0, 0)
    return Math.ceil((then.getTime() - now.getTime()) / 60_000)
  }
  const seventeen = minutesTo(17, 0)
  const eightToday = minutesTo(8, 0)
  const eightTomorrow = minutesTo(8, 1)
  return [
    { id: 'half-hour', minutes: 30 },
    { id: 'hour', minutes: 60 },
    ...(seventeen >= WORTHWHILE ? [{ id: 'until-17', minutes: seventeen } as const] : []),
    ...(eightToday >= WORTHWHILE ? [{ id: 'until-8-today', minutes: eightToday } as const] : []),
    // The contract ends at 1440 minutes: shortly before 8:00 there is no honest "until tomorrow 8:00".
    ...(eightToday < WORTHWHILE && eightTomorrow <= 1440
      ? [{ id: 'until-8-tomorrow', minutes: eightTomorrow } as const]
      : []),
    { id: 'manual', minutes: null },
  ]
}
