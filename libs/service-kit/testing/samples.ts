/** Made-up values that must never be read in a log. */
export function secretsOf() {
  return {
    apiKey: `kith_${'Zx9-_'.repeat(8)}abc`,
    bearer: 'ya29.a0AfB-made-up-access-token',
    refreshToken: '1//0g-made-up-refresh-token',
    clientSecret: 'GOCSPX-made-up-client-secret',
    password: 'correct-horse-battery',
    email: 'ada.byron@example.org',
    phone: '+49301234567',
    name: 'Ada Byron-Lovelace',
  };
}

type Secrets = ReturnType<typeof secretsOf>;

interface LogEvent {
  readonly fields: object;
  readonly text?: string;
}

/** Log calls that a careless service could make, one for each way in which a secret could slip out. */
export function eventsOf(secret: Secrets): LogEvent[] {
  const statement = `insert into crm.contacts values ('${secret.name}', '${secret.email}')`;
  const postgres = Object.assign(new Error(`duplicate key: (${secret.email})`), {
    code: '23505',
    severity: 'ERROR',
    detail: `Key (email)=(${secret.email}) already exists.`,
    where: `SQL statement "${statement}"`,
    schema: 'crm',
    table: 'contacts',
    constraint: 'contacts_pkey',
  });
  const orm = Object.assign(new Error(`${statement} - duplicate key`, { cause: postgres }), { code: '23505' });
  orm.name = 'UniqueConstraintViolationException';
  const vendor = Object.assign(new Error(`401 for Bearer ${secret.bearer}`), {
    config: { headers: { Authorization: `Bearer ${secret.bearer}` }, data: secret.refreshToken },
    response: { data: secret.email },
  });
  return [
    { fields: { headers: { authorization: `Bearer ${secret.bearer}`, Cookie: secret.password } }, text: 'request' },
    { fields: { account: { credentials: { clientId: 'id', clientSecret: secret.clientSecret } } }, text: 'account' },
    { fields: { list: [{ refreshToken: secret.refreshToken }, { access_token: secret.bearer }] }, text: 'tokens' },
    { fields: { password: secret.password, 'API-Key': secret.apiKey, apiKeys: [secret.apiKey] }, text: 'keys' },
    { fields: { contact: { name: secret.name }, emails: [secret.email], phoneNumber: secret.phone }, text: 'card' },
    { fields: { message: { payload: Buffer.from(secret.email).toJSON(), params: [secret.name] } }, text: 'record' },
    { fields: { value: Buffer.from(secret.email), bytes: Buffer.from(secret.email) }, text: 'bytes' },
    { fields: { url: `postgres://kith:${secret.password}@db:5432/kith` }, text: 'database' },
    { fields: {}, text: `cannot reach postgres://kith:${secret.password}@db:5432/kith with key ${secret.apiKey}` },
    { fields: { err: postgres }, text: 'statement failed' },
    { fields: { err: postgres } },
    { fields: postgres },
    { fields: { err: new Error('Saving failed', { cause: orm }) }, text: 'saving failed' },
    { fields: { error: orm, deep: { cause: vendor } }, text: 'nested errors' },
    { fields: vendor },
    { fields: new AggregateError([postgres, vendor], 'Both failed') },
  ];
}
