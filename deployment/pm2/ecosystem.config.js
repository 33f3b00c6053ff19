// One entry per agent, for machines that already run PM2. Start one, not both, on a machine:
//   pm2 start deployment/pm2/ecosystem.config.js --only cloud-agent
'use strict';

const os = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '..', '..');
const settings = path.join(os.homedir(), '.config', 'personal-ai-employee');

const memory = [
  '-XX:+UseSerialGC',
  '-Xms8m',
  '-Xmn4m',
  '-Xmx96m',
  '-XX:MinHeapFreeRatio=10',
  '-XX:MaxHeapFreeRatio=20',
  '-XX:TieredStopAtLevel=1',
  '-XX:ReservedCodeCacheSize=32m',
  '-XX:+ExitOnOutOfMemoryError',
  '-XX:+IgnoreUnrecognizedVMOptions',
  '-XX:TrimNativeHeapInterval=10000',
];

function agent(name, envFile) {
  const jar = path.join(root, name, 'target', `${name}.jar`);
  return {
    name,
    script: 'java',
    interpreter: 'none',
    args: [...memory, '-jar', jar, 'run', '--env-file', path.join(settings, envFile)],
    cwd: root,
    exec_mode: 'fork',
    instances: 1,
    // PM2 kills after 1.6 s by default; the agent may be in the middle of a push.
    kill_timeout: 45000,
    autorestart: true,
    // 2: a configuration that a person has to fix. PM2 7 then shows "waiting restart", but does not restart it.
    stop_exit_codes: [0, 2],
    exp_backoff_restart_delay: 1000,
    // Names that hold one of these are not handed on from the shell that called PM2: the cloud agent refuses them.
    filter_env: ['SMTP_', 'WHATSAPP_', 'BANK_', 'PAYMENT_', 'ODOO_', 'LINKEDIN_', 'FACEBOOK_', 'INSTAGRAM_', 'TWITTER_', 'X_'],
    // Without a UTF-8 locale a JVM cannot read names of notes that are not ASCII.
    env: { LC_ALL: 'C.UTF-8' },
    time: true,
  };
}

module.exports = {
  apps: [agent('cloud-agent', 'cloud.env'), agent('local-agent', 'local.env')],
};
