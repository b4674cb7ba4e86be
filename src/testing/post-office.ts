import { readFileSync } from 'node:fs';
import PostalMime, { type Email } from 'postal-mime';
import { type CliResult, createProject, filesBelow, type TestProject } from './project.ts';
import { certificateFile, type MailServer, startMailServer } from './smtp-server.ts';

export const login = { user: 'ana@office', password: 'open sésame/1' };
/** The password in the forms that it is written and sent in. */
const secrets = [login.password, encodeURIComponent(login.password), Buffer.from(login.password).toString('base64')];

/** A copy of the project, and a mail server over STARTTLS that its command line may send through. */
export interface PostOffice {
  readonly project: TestProject;
  readonly server: () => MailServer;
  /** Starts a new server, and forgets who got what. */
  readonly renew: () => Promise<void>;
  /**
   * Runs `mail` on one date, so that it builds once.
   * @throws Error where the password is in what it says or keeps.
   */
  readonly mail: (words: readonly string[], environment?: Readonly<Record<string, string>>) => Promise<CliResult>;
  /** The environment of a run that may send, with another password where one is given. */
  readonly environment: (password?: string) => Readonly<Record<string, string>>;
  /** A message that was written to a file of the project, by a parser that did not write it. */
  readonly parse: (file: string) => Promise<Email>;
  readonly dispose: () => Promise<void>;
}

export function openPostOffice(): PostOffice {
  const project = createProject();
  let current: MailServer | undefined;
  const server = (): MailServer => {
    if (current === undefined) throw new Error('the mail server was not started');
    return current;
  };
  const environment: PostOffice['environment'] = (password = login.password) => ({
    SMTP_URL: `smtp://${encodeURIComponent(login.user)}:${encodeURIComponent(password)}@localhost:${server().port}`,
    MAIL_FROM: 'Statistics Desk <desk@example.org>',
    NODE_EXTRA_CA_CERTS: certificateFile,
  });
  return {
    project,
    server,
    environment,
    renew: async () => {
      await current?.close();
      project.remove('.briefpress/mail');
      project.remove('data/recipients.yaml');
      current = await startMailServer({ tls: 'starttls', login, loginFault: `wrong, ${login.password}` });
    },
    mail: async (words, more = {}) => {
      const given = { environment: { ...environment(), ...more } };
      const run = await project.run(['mail', '--date', '2026-11-22', ...words], given);
      const kept = filesBelow(project.path('.briefpress/mail')).map((file) => project.read(`.briefpress/mail/${file}`));
      const told = `${run.stdout}${run.stderr}${kept.join()}`;
      if (secrets.some((secret) => told.includes(secret))) throw new Error(`the password is told: ${told}`);
      return run;
    },
    parse: async (file) => await PostalMime.parse(readFileSync(project.path(file))),
    dispose: async () => {
      await current?.close();
      project.dispose();
    },
  };
}

/** The bytes of the attached PDF. */
export function attachedBytes({ attachments }: Email): Buffer {
  const { content } = attachments.find(({ mimeType }) => mimeType === 'application/pdf') ?? {};
  if (content === undefined || typeof content === 'string') throw new Error('the attachment has no bytes');
  return content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.from(content);
}
