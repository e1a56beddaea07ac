import { FolderOpen } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { CliPorts, RememberedFolder } from '../../engine/ports/session-file-ports';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useApp } from '../shell/app-context';
import { droppedFiles, pickedFiles } from './picked-files';
import styles from './session-files-panel.module.css';
import { useSessionFileImport } from './use-session-file-import';

/** An account of its own, for who never opens the Codex page here: it can be assigned to another later. */
const newAccount = 'cli:own';

/** The hours when no Codex page was open: read from what the Codex CLI wrote on this computer. */
export function SessionFilesPanel({ cli }: { readonly cli: CliPorts }) {
  const { snapshot, selectedAccount } = useApp();
  const accounts = (snapshot?.accounts ?? []).map(({ account }) => account).filter(({ key }) => key !== sampleAccount);
  const [chosen, setChosen] = useState<string | null>(null);
  const account =
    chosen ?? accounts.find(({ key }) => key === selectedAccount?.account.key)?.key ?? accounts[0]?.key ?? newAccount;
  const { outcome, progress, start, stop } = useSessionFileImport();
  const picker = useRef<HTMLInputElement>(null);
  const remembered = useRemembered(cli, outcome);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const files = droppedFiles(event.dataTransfer.items);
    start((watch) => cli.readFiles(files, account, watch));
  };
  const choose = () => (cli.canRemember ? start((watch) => cli.chooseFolder(account, watch)) : picker.current?.click());
  return (
    <Panel name="From the Codex CLI">
      <section
        aria-label="Drop the sessions folder"
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
      >
        <p className={styles.words}>
          The CLI notes your limits in <code>~/.codex/sessions</code>. Choose or drop that folder: the readings join
          your history, nothing else of the files is kept, and they never leave this device.
        </p>
        <label className={styles.account}>
          <span>They belong to</span>
          <select value={account} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {accounts.map(({ key, nickname }) => (
              <option key={key} value={key}>
                {nickname}
              </option>
            ))}
            <option value={newAccount}>a new account</option>
          </select>
        </label>
        <div className={styles.actions}>
          {progress ? (
            <>
              <output aria-live="off">{`${progress.files} files, ${progress.readings} readings …`}</output>
              <Button onClick={stop}>Stop</Button>
            </>
          ) : (
            <Button onClick={choose}>
              <FolderOpen size={14} aria-hidden="true" /> Choose the folder…
            </Button>
          )}
          <input
            ref={picker}
            type="file"
            hidden
            multiple
            aria-label="Codex CLI sessions folder"
            // A property, not only an attribute: an empty text would read as "no".
            {...{ webkitdirectory: true }}
            onChange={({ currentTarget }) => {
              const files = pickedFiles([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
              start((watch) => cli.readFiles(files, account, watch));
            }}
          />
        </div>
        {remembered && !progress && (
          <Remembered
            folder={remembered}
            onRead={() => start((watch) => cli.readAgain(watch, true))}
            onForget={() => start(cli.forgetFolder)}
          />
        )}
      </section>
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}

interface RememberedProps {
  readonly folder: RememberedFolder;
  readonly onRead: () => void;
  readonly onForget: () => void;
}

function Remembered({ folder, onRead, onForget }: RememberedProps) {
  return (
    <p className={styles.words}>
      {folder.asks
        ? `“${folder.name}” is remembered, but the browser wants your word before each reading.`
        : `“${folder.name}” is read by itself whenever Headroom opens.`}{' '}
      <Button kind="quiet" onClick={onRead}>
        Read again
      </Button>
      <Button kind="quiet" onClick={onForget}>
        Forget
      </Button>
    </p>
  );
}

function useRemembered(cli: CliPorts, outcome: unknown): RememberedFolder | null {
  const [remembered, setRemembered] = useState<RememberedFolder | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was just done may have changed it
  useEffect(() => {
    cli.remembered().then(setRemembered, () => setRemembered(null));
  }, [cli, outcome]);
  return remembered;
}
