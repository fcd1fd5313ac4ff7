import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts CPU in hundredths of a second (sysconf _SC_CLK_TCK, 100 on every machine since long). */
const MS_PER_TICK = 10

type ProcessFacts = { readonly name: string; readonly rssKb: number; readonly cpuMs: number }

/** What the kernel says about a process and everything it started (Linux, /proc). */
export function processesUnder(root: number): readonly ProcessFacts[] {
  const all = new Map<number, ProcessFacts & { readonly parent: number }>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8')
      const of = (field: string): string =>
        new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(status)?.[1]?.trim() ?? ''
      // Behind the name, which may hold anything: state is the first field, utime and stime are the 12th and 13th.
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      all.set(Number(entry), {
        parent: Number(of('PPid')),
        name: of('Name'),
        rssKb: Number.parseInt(of('VmRSS') || '0', 10),
        cpuMs: (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK,
      })
    } catch {
      // It ended meanwhile.
    }
  }
  const isUnder = (pid: number): boolean => {
    for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true
    return false
  }
  return [...all].filter(([pid]) => isUnder(pid)).map(([, facts]) => facts)
}
