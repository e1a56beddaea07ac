import { FolderOpen } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { CliPorts, RememberedFolder } from '../../engine/ports/session-file-ports';
import { useAccountName } from '../accounts/use-account-name';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { useApp } from '../screen/app-context';
import { describeProgress } from './describe-progress';
import { droppedFiles, pickedFiles } from './picked-files';
import styles from './session-files-panel.module.css';
import { useSessionFileImport } from './use-session-file-import';

/** A separate account, for users who never open the Codex page in this browser. It can be assigned to another later. */
const newAccount = 'cli:own';

/** Imports readings from the Codex CLI's session files, which fill the hours in which no Codex page was open. */
export function SessionFilesPanel({ cli }: { readonly cli: CliPorts }) {
  const { snapshot, selectedAccount } = useApp();
  const accounts = (snapshot?.accounts ?? []).map(({ account }) => account).filter(({ key }) => key !== sampleAccount);
  const [chosen, setChosen] = useState<string | null>(null);
  const account =
    chosen ?? accounts.find(({ key }) => key === selectedAccount?.account.key)?.key ?? accounts[0]?.key ?? newAccount;
  const { outcome, progress, start, stop } = useSessionFileImport(cli);
  const picker = useRef<HTMLInputElement>(null);
  const remembered = useRememberedFolders(cli, outcome);
  const { t, spell } = useTranslator();
  const nameOf = useAccountName();
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const files = droppedFiles(event.dataTransfer.items);
    start((watch) => cli.readFiles(files, account, watch));
  };
  const choose = () => (cli.canRemember ? start((watch) => cli.chooseFolder(account, watch)) : picker.current?.click());
  return (
    <Panel name={t('session-files.name')}>
      <section
        aria-label={t('session-files.drop')}
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
      >
        <p className={styles.text}>
          <T k="session-files.about" values={{ c: (path: readonly ReactNode[]) => <code>{path}</code> }} />
        </p>
        <label className={styles.account}>
          <span>{t('session-files.account')}</span>
          <select value={account} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {accounts.map(({ key, nickname }) => (
              <option key={key} value={key}>
                {nameOf({ nickname })}
              </option>
            ))}
            <option value={newAccount}>{t('session-files.account.new')}</option>
          </select>
        </label>
        <div className={styles.actions}>
          {progress ? (
            <>
              <output aria-live="off">{spell(describeProgress(progress))}</output>
              <Button onClick={stop}>{t('session-files.stop')}</Button>
            </>
          ) : (
            <Button onClick={choose}>
              <FolderOpen size={14} aria-hidden="true" /> {t('session-files.choose')}
            </Button>
          )}
          <input
            ref={picker}
            type="file"
            hidden
            multiple
            aria-label={t('session-files.picker')}
            // Preact sets it as a property, where an empty string would mean false.
            {...{ webkitdirectory: true }}
            onChange={({ currentTarget }) => {
              const files = pickedFiles([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
              start((watch) => cli.readFiles(files, account, watch));
            }}
          />
        </div>
        {!progress &&
          remembered.map((folder) => (
            <RememberedFolderLine
              key={folder.name}
              folder={folder}
              onRead={() => start((watch) => cli.readAgain(watch, true))}
              onForget={() => start(() => cli.forgetFolder(folder.name))}
            />
          ))}
      </section>
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}

interface RememberedFolderLineProps {
  readonly folder: RememberedFolder;
  readonly onRead: () => void;
  readonly onForget: () => void;
}

function RememberedFolderLine({ folder, onRead, onForget }: RememberedFolderLineProps) {
  const { t } = useTranslator();
  return (
    <p className={styles.remembered}>
      {t(folder.asks ? 'session-files.remembered.asks' : 'session-files.remembered.reads', { folder: folder.name })}
      <Button kind="quiet" onClick={onRead}>
        {t('session-files.readAgain')}
      </Button>
      <Button kind="quiet" onClick={onForget}>
        {t('session-files.forget')}
      </Button>
    </p>
  );
}

function useRememberedFolders(cli: CliPorts, outcome: unknown): readonly RememberedFolder[] {
  const [remembered, setRemembered] = useState<readonly RememberedFolder[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every action may have changed it
  useEffect(() => {
    cli.remembered().then(setRemembered, () => setRemembered([]));
  }, [cli, outcome]);
  return remembered;
}
