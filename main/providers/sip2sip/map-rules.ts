import { WEEKDAYS, type CallRules, type WeeklyRule } from '../../../shared/domain/rules.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { AcceptRulesWire, WeeklyRuleWire } from './wire.ts'

const EVERYBODY = 'everybody'

/** Both kinds of rules in our words (reference sip2sip 3.2). `zone` is the account's, null when it is not known. */
export function toCallRules(
  accept: AcceptRulesWire,
  reject: readonly string[],
  zone: string | null,
): CallRules {
  const { groups, duration } = accept.temporary
  const isDefault = duration === 0 && groups.every((group) => group === EVERYBODY)
  return {
    accept: {
      temporary: isDefault
        ? null
        : { groups: toGroups(groups), minutesLeft: duration === 0 ? null : duration },
      weekly: toWeeklyRules(accept),
      groups: accept.groups === undefined ? null : toGroups(accept.groups),
      timezone: zone,
    },
    reject: reject.map(toAddress).filter((address) => address !== ''),
  }
}

/** The rules of the week, in the order of their days. */
export function toWeeklyRules({ persistent }: AcceptRulesWire): readonly WeeklyRule[] {
  return Object.entries(persistent)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([mask, rule]) => toWeeklyRule(Number(mask), rule))
}

/** Monday is 1, Tuesday 2, Wednesday 4, ... Sunday 64; the key is their sum. */
function daysOf(mask: number): WeeklyRule['days'] {
  return WEEKDAYS.filter((_day, at) => (mask & (1 << at)) !== 0)
}

function toWeeklyRule(mask: number, rule: WeeklyRuleWire): WeeklyRule {
  return {
    days: daysOf(mask),
    start: rule.start.slice(0, 5),
    stop: rule.stop.slice(0, 5),
    groups: toGroups(rule.groups),
  }
}

function toGroups(words: readonly string[]): readonly string[] {
  return words.map((word) => cleanRemoteText(word, 'name')).filter((word) => word !== '')
}

export function toAddress(text: string): string {
  return cleanRemoteText(text.replace(/^\s*<?\s*(?:sips?:)?/i, '').replace(/>\s*$/, ''), 'address')
}
