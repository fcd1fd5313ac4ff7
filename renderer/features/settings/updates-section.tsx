import { useTranslation } from 'react-i18next'
import type { Bridge } from '../../../shared/bridge.ts'
import type { Release, UpdateView } from '../../../shared/domain/update.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { age } from '../../ui/format/moment.ts'
import { Note } from '../../ui/note.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { Switch } from '../../ui/switch.tsx'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import './updates-section.css'

type Ask = Extract<keyof Bridge<'app'>['commands'], `update.${string}`>

/** Newer versions: a person looks, fetches and restarts; nothing of it happens by itself but looking. */
export function UpdatesSection() {
  const { t } = useTranslation()
  const view = useSnapshot((snapshot) => snapshot.updates)
  const { errands, commands } = useScreens()
  const errand = useErrand(errandKey.updates)
  const ask = (name: Ask): void => errands.getState().run(errandKey.updates, () => commands[name]({}))
  const error =
    view.kind === 'failed'
      ? view.error
      : errand?.kind === 'failed' && view.kind !== 'off'
        ? errand.error
        : null
  return (
    <Section title={t('desk.updates.title')} id="updates">
      {view.kind === 'off' ? null : <AutomaticSwitch />}
      <BoxBlock>
        {error === null ? null : <ErrorNote error={error} />}
        <State view={view} ask={ask} />
      </BoxBlock>
    </Section>
  )
}

function AutomaticSwitch() {
  const { t } = useTranslation()
  const on = useSnapshot((snapshot) => snapshot.settings.checkUpdates)
  const fixed = useSnapshot((snapshot) => snapshot.managed.fixed.includes('checkUpdates'))
  const { changeSettings } = useActions()
  return (
    <Switch
      title={t('desk.updates.automatic')}
      hint={t(fixed ? 'desk.start.fixed' : 'desk.updates.automaticHint')}
      on={on}
      disabled={fixed}
      onChange={(checkUpdates) => changeSettings({ checkUpdates })}
    />
  )
}

function State({ view, ask }: { readonly view: UpdateView; readonly ask: (name: Ask) => void }) {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const check = (
    <div>
      <Button working={view.kind === 'checking'} onPress={() => ask('update.check')}>
        {t(view.kind === 'checking' ? 'desk.updates.checking' : 'desk.updates.check')}
      </Button>
    </div>
  )
  switch (view.kind) {
    case 'off':
      return <p className="meta">{t(`desk.updates.off.${view.why}`)}</p>
    case 'idle':
    case 'checking':
    case 'failed':
      return check
    case 'current':
      return (
        <>
          <p role="status">{t('desk.updates.current', { when: age(view.checkedAt, now, screenLocale()) })}</p>
          {check}
        </>
      )
    case 'available':
      return <Offer release={view.release} onFetch={() => ask('update.download')} />
    case 'downloading':
      return (
        <>
          <p id="update-progress">{t('desk.updates.downloading', { version: view.release.version })}</p>
          <progress className="update-progress" aria-labelledby="update-progress" value={view.done} />
        </>
      )
    case 'ready':
      return (
        <>
          <Note tone="ok" live title={t('desk.updates.ready', { version: view.release.version })}>
            <p>{t('desk.updates.readyHint')}</p>
          </Note>
          <Notes release={view.release} />
          <div>
            <Button kind="primary" onPress={() => ask('update.install')}>
              {t('desk.updates.restart')}
            </Button>
          </div>
        </>
      )
    case 'waiting':
      return (
        <Note
          tone="info"
          live
          title={t('desk.updates.waiting')}
          actions={
            <Button size="small" onPress={() => ask('update.postpone')}>
              {t('desk.updates.notNow')}
            </Button>
          }
        />
      )
    case 'installing':
      return <p role="status">{t('desk.updates.installing')}</p>
  }
}

function Offer({ release, onFetch }: { readonly release: Release; readonly onFetch: () => void }) {
  const { t } = useTranslation()
  const { sizeBytes } = release
  return (
    <>
      <Note tone="info" live title={t('desk.updates.available', { version: release.version })}>
        {sizeBytes === null ? <p>{t('desk.updates.byHand')}</p> : null}
      </Note>
      <Notes release={release} />
      {sizeBytes === null ? null : (
        <div>
          <Button kind="primary" onPress={onFetch}>
            {t('desk.updates.fetchSize', { size: megabytes(sizeBytes) })}
          </Button>
        </div>
      )}
    </>
  )
}

/** Plain text: what looks like a link in it does nothing. */
function Notes({ release }: { readonly release: Release }) {
  const { t } = useTranslation()
  if (release.notes.length === 0) return null
  return (
    <div className="update-notes selectable">
      <h3>{t('desk.updates.notes', { version: release.version })}</h3>
      <ul>
        {release.notes.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

function megabytes(bytes: number): string {
  const unit = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(screenLocale(), unit).format(Math.max(1, bytes / 1e6))
}
