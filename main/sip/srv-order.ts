import type { SrvRecord } from './dns-port.ts'

/**
 * The order of RFC 2782: lowest priority first; within one, by lot with the weights as odds, where those of weight 0 have
 * a small chance to come early. `random` gives 0 (included) to 1 (excluded).
 */
export function orderSrv(records: readonly SrvRecord[], random: () => number): readonly SrvRecord[] {
  const priorities = [...new Set(records.map((record) => record.priority))].sort((a, b) => a - b)
  return priorities.flatMap((priority) =>
    drawAll(
      records.filter((record) => record.priority === priority),
      random,
    ),
  )
}

function drawAll(group: readonly SrvRecord[], random: () => number): readonly SrvRecord[] {
  // Weight 0 first, so that a drawn 0 finds them.
  const left = [...group].sort((a, b) => a.weight - b.weight)
  const drawn: SrvRecord[] = []
  while (left.length > 0) {
    const total = left.reduce((sum, record) => sum + record.weight, 0)
    const lot = Math.floor(random() * (total + 1))
    let sum = 0
    const at = left.findIndex((record) => {
      sum += record.weight
      return sum >= lot
    })
    drawn.push(...left.splice(at, 1))
  }
  return drawn
}
