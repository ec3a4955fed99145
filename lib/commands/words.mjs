/**
 * What the commands say. Plain JavaScript, because `npm start` speaks before anything is installed.
 * Chinese where the terminal's language is Chinese, otherwise English.
 */
const words = {
  "seed.count": {
    "zh-CN": "--orders {value} 不是一个从 0 到 5,000,000 的整数。",
    en: "--orders {value} is not a whole number from 0 to 5,000,000.",
  },
  "seed.taken": {
    "zh-CN": "这个数据目录里已经有一家公司。请用 DATA_DIR 指定一个空的目录。",
    en: "This data directory already holds a company. Name an empty one with DATA_DIR.",
  },
  "seed.orders": { "zh-CN": "写入 {count} 张采购单", en: "Writing {count} purchase orders" },
  "seed.progress": {
    "zh-CN": "{done} 张 · {share}% · 还需约 {seconds} 秒",
    en: "{done} · {share}% · about {seconds} s left",
  },
  "seed.settle": { "zh-CN": "整理数据库", en: "Settling the database" },
  packages: { "zh-CN": "依赖包", en: "Packages" },
  "packages.current": { "zh-CN": "已是最新", en: "up to date" },
  "packages.installed": { "zh-CN": "已安装", en: "installed" },
  "packages.waiting": {
    "zh-CN": "另一个进程正在安装依赖包,等待它结束",
    en: "Another process is installing packages; waiting for it",
  },
  "packages.failed": {
    "zh-CN": "依赖包没有装上。npm 最后几行输出:\n\n{tail}\n\n请检查网络和 npm 源,再运行一次。",
    en: "The packages could not be installed. The last lines of npm:\n\n{tail}\n\nCheck the network and the npm registry, then run this again.",
  },
  "packages.denied": {
    "zh-CN": "不能写入 {path}。请用克隆代码的那个用户运行,或把文件夹的所有者改成当前用户。",
    en: "Cannot write {path}. Run this as the user who cloned the code, or give the folder to the present user.",
  },
  "node.old": {
    "zh-CN": "需要 Node.js 20 或更新的版本,这里是 {version}。",
    en: "Node.js 20 or newer is needed; this is {version}.",
  },
  "node.none": {
    "zh-CN":
      "这台机器的 Node.js 是 {version},而且没有适合它的内置 Node 24。请安装 Node.js 22.12 或更新的版本。",
    en: "Node.js here is {version} and no bundled Node 24 fits this machine. Install Node.js 22.12 or newer.",
  },
  "option.unknown": {
    "zh-CN": "不认识参数 {option}。可用的参数:{known}",
    en: "Unknown option {option}. Known options: {known}",
  },
  "env.port": {
    "zh-CN": "PORT 应是 1 到 65535 的整数,现在是 {value}。",
    en: "PORT must be a whole number from 1 to 65535; it is {value}.",
  },
  "env.url": {
    "zh-CN": "{name} 应以 {schemes} 开头,现在的值不是。",
    en: "{name} must start with {schemes}; its value does not.",
  },
  "env.proxy": {
    "zh-CN":
      "TRUSTED_PROXY 里的 {value} 不是 IP 地址或网段。例:10.0.0.5,10.1.0.0/16;1 表示本机上的反向代理。",
    en: "TRUSTED_PROXY: {value} is not an IP address or range. Example: 10.0.0.5,10.1.0.0/16; 1 means a proxy on this machine.",
  },
  "port.taken": {
    "zh-CN": "{host}:{port} 已被别的程序占用。请关闭它,或换一个端口:PORT=3001 npm start",
    en: "{host}:{port} is already in use. Stop that program or choose another port: PORT=3001 npm start",
  },
  "port.denied": {
    "zh-CN": "当前用户不能使用 {host}:{port}({code})。请换一个 1024 以上的端口或检查 HOST。",
    en: "This user cannot listen on {host}:{port} ({code}). Choose a port above 1024 or check HOST.",
  },
  "data.foreign": {
    "zh-CN": "DATA_DIR {path} 里已有别的文件,不像光圈的数据目录。请指定一个空目录。",
    en: "DATA_DIR {path} holds other files and is not a data directory of Aperture. Name an empty directory.",
  },
  "data.owner": {
    "zh-CN":
      "DATA_DIR {path} 属于另一个用户(uid {owner}),当前用户是 uid {user}。请用同一个用户启动。",
    en: "DATA_DIR {path} belongs to another user (uid {owner}); this is uid {user}. Start as the same user.",
  },
  "data.denied": {
    "zh-CN": "不能使用 DATA_DIR {path}:{reason}",
    en: "Cannot use DATA_DIR {path}: {reason}",
  },
  build: { "zh-CN": "构建", en: "Build" },
  "build.current": { "zh-CN": "代码没有变化", en: "source unchanged" },
  "build.waiting": {
    "zh-CN": "另一个进程正在构建,等待它结束",
    en: "Another process is building; waiting for it",
  },
  "build.failed": {
    "zh-CN": "构建失败。输出的最后几行:\n\n{tail}\n\n完整输出:{log}",
    en: "The build failed. Its last lines:\n\n{tail}\n\nFull output: {log}",
  },
  database: { "zh-CN": "数据库", en: "Database" },
  "database.embedded": {
    "zh-CN": "内置 PostgreSQL {version} · {path}",
    en: "embedded PostgreSQL {version} · {path}",
  },
  "database.adopted": {
    "zh-CN": "接管仍在运行的 PostgreSQL {version} · {path}",
    en: "took over the running PostgreSQL {version} · {path}",
  },
  "database.external": {
    "zh-CN": "外部 PostgreSQL {version} · {host}",
    en: "external PostgreSQL {version} · {host}",
  },
  "database.lost": {
    "zh-CN": "数据库意外停止,正在重新启动",
    en: "The database stopped unexpectedly; starting it again",
  },
  "database.back": { "zh-CN": "数据库已恢复", en: "The database is back" },
  "database.missing": {
    "zh-CN":
      "没有适合这台机器({platform})的内置 PostgreSQL。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新的数据库。",
    en: "No embedded PostgreSQL fits this machine ({platform}). Name a PostgreSQL 15 or newer in DATABASE_URL.",
  },
  "database.failed": {
    "zh-CN": "内置 PostgreSQL 没有启动。日志最后几行:\n\n{tail}\n\n日志:{log}",
    en: "The embedded PostgreSQL did not start. The last lines of its log:\n\n{tail}\n\nLog: {log}",
  },
  "database.unreachable-as-root": {
    "zh-CN":
      "PostgreSQL 不能以 root 运行,而这里既不允许用户命名空间,降权后的用户又进不了 {path}。请用普通用户启动,或把代码和 DATA_DIR 放到任何用户都能进入的目录。",
    en: "PostgreSQL does not run as root. User namespaces are not allowed here and an unprivileged user cannot enter {path}. Start as an ordinary user, or put the code and DATA_DIR where any user may enter.",
  },
  "database.socket": {
    "zh-CN": "不能使用套接字目录 {path}:它应是当前用户自己的目录,权限 0700。",
    en: "Cannot use the socket directory {path}: it must be this user's own directory with mode 0700.",
  },
  "database.password": {
    "zh-CN":
      "{path} 里的密码打不开这个数据目录的 PostgreSQL。钥匙目录和数据库不是一套,请把原来的 keys 目录放回去。",
    en: "The password in {path} does not open the PostgreSQL of this data directory. Keys and database are not a pair: put the original keys directory back.",
  },
  "database.old": {
    "zh-CN": "需要 PostgreSQL 15 或更新的版本,DATABASE_URL 那里是 {version}。",
    en: "PostgreSQL 15 or newer is needed; DATABASE_URL leads to {version}.",
  },
  "database.encoding": {
    "zh-CN":
      "数据库的编码应是 UTF8,现在是 {encoding}。请用 create database … encoding 'UTF8' template template0 新建一个。",
    en: "The database must be encoded in UTF8; it is {encoding}. Make one with create database … encoding 'UTF8' template template0.",
  },
  "database.connect": {
    "zh-CN": "连不上 DATABASE_URL 指定的数据库({host}):{reason}",
    en: "Cannot connect to the database of DATABASE_URL ({host}): {reason}",
  },
  "lock.held": {
    "zh-CN":
      "数据目录 {path} 正被 {holder} 使用(从 {since} 起)。请先停止它,或给这次启动另一个 DATA_DIR。",
    en: "The data directory {path} is in use by {holder} (since {since}). Stop it first, or start with another DATA_DIR.",
  },
  "key.foreign": {
    "zh-CN":
      "这把密钥({source})读不了这个数据库:它是用另一把密钥加密的。请把原来的 kek.json(或 KEK)放回来;没有它,加密的数据无法恢复。",
    en: "This key ({source}) cannot read this database: it was encrypted with another one. Put the original kek.json (or KEK) back; without it the encrypted data is lost.",
  },
  "key.absent": {
    "zh-CN":
      "这个数据库已有加密数据,但 {path} 没有密钥。请从原来的服务器复制 keys/kek.json 到这里(权限 0600),或用 KEK_PROVIDER=env 传入。",
    en: "This database already holds encrypted data, but there is no key at {path}. Copy keys/kek.json of the original server here (mode 0600) or pass it with KEK_PROVIDER=env.",
  },
  "key.provider": {
    "zh-CN": "不认识 KEK_PROVIDER={provider}。可用:file 或 env。",
    en: "KEK_PROVIDER={provider} is unknown. Use file or env.",
  },
  "key.link": {
    "zh-CN": "{path} 是一个符号链接。密钥必须是真正的文件和目录。",
    en: "{path} is a symbolic link. Keys must be real files in a real directory.",
  },
  "key.loose": {
    "zh-CN": "别的用户可以读 {path}。请运行:chmod {mode} {path}",
    en: "Other users can read {path}. Run: chmod {mode} {path}",
  },
  "key.owner": {
    "zh-CN": "{path} 属于另一个用户。请用那个用户启动,或把它的所有者改成当前用户。",
    en: "{path} belongs to another user. Start as that user, or give it to the present one.",
  },
  "key.wrong": {
    "zh-CN": "{where} 里没有一把 32 字节的密钥(base64)。",
    en: "{where} does not hold a key of 32 bytes in base64.",
  },
  "roles.foreign": {
    "zh-CN":
      "这台 PostgreSQL 上的数据库 {database} 已是另一家光圈,app_ 角色归它所有。一台 PostgreSQL 只服务一家公司,请用另一台。",
    en: "The database {database} of this PostgreSQL server belongs to another Aperture, and so do the app_ roles. One server serves one company: use a server of its own.",
  },
  "roles.login": {
    "zh-CN":
      "角色 {role} 不能登录:{reason}。请在 pg_hba.conf 里允许 app_ 角色用密码(scram-sha-256)登录。",
    en: "The role {role} cannot log in: {reason}. Let the app_ roles log in by password (scram-sha-256) in pg_hba.conf.",
  },
  "roles.denied": {
    "zh-CN":
      "DATABASE_URL 的用户不能建立角色:{reason}。它应是数据库的管理员(CREATEROLE 和 CREATEDB,或超级用户)。",
    en: "The user of DATABASE_URL cannot make roles: {reason}. It must be the administrator (CREATEROLE and CREATEDB, or a superuser).",
  },
  migrate: { "zh-CN": "数据结构", en: "Migrations" },
  "migrate.current": { "zh-CN": "已是最新", en: "up to date" },
  "migrate.applied": { "zh-CN": "更新了 {count} 步", en: "{count} applied" },
  "migrate.failed": {
    "zh-CN": "数据结构没有更新成功,数据库保持原样:{reason}",
    en: "The migrations failed and the database is as before: {reason}",
  },
  demo: { "zh-CN": "演示数据", en: "Demo data" },
  "demo.loaded": { "zh-CN": "已载入", en: "loaded" },
  "demo.present": { "zh-CN": "已经有了", en: "already there" },
  "demo.asked": {
    "zh-CN": "演示公司已从设置页载入。登录页上有演示账号",
    en: "The demo company was loaded from the set-up page; the sign-in page shows its accounts",
  },
  "demo.real": {
    "zh-CN":
      "这个数据库里已有正式的公司,不会载入演示数据。请用另一个 DATA_DIR:DATA_DIR=.data-demo npm start -- --demo",
    en: "This database holds a real company; the demo is not loaded into it. Use another DATA_DIR: DATA_DIR=.data-demo npm start -- --demo",
  },
  "demo.logins": {
    "zh-CN": "演示账号(密码都是 {password}):",
    en: "Demo accounts (password {password}):",
  },
  serve: { "zh-CN": "服务", en: "Server" },
  "serve.failed": {
    "zh-CN": "服务没有启动,原因见上面的输出。",
    en: "The server did not start; the reason stands above.",
  },
  "serve.again": {
    "zh-CN": "服务意外停止({how}),{seconds} 秒后重新启动",
    en: "The server ended unexpectedly ({how}); starting again in {seconds} s",
  },
  "serve.gives-up": {
    "zh-CN": "服务连续 {count} 次意外停止,不再重试。",
    en: "The server ended unexpectedly {count} times in a row; giving up.",
  },
  "serve.unwell": {
    "zh-CN": "服务已启动,但健康检查没有通过:{reason}",
    en: "The server is up, but its health check fails: {reason}",
  },
  "serve.open": { "zh-CN": "打开 {url}", en: "Open {url}" },
  "serve.setup": {
    "zh-CN": "首次使用:打开 {url}/setup,输入设置码 {code}",
    en: "First run: open {url}/setup and enter the set-up code {code}",
  },
  "serve.stop": { "zh-CN": "按 Ctrl-C 停止", en: "Ctrl-C stops it" },
  "stop.draining": {
    "zh-CN": "正在停止:等待进行中的工作完成",
    en: "Stopping: finishing what is under way",
  },
  "stop.done": { "zh-CN": "已停止", en: "Stopped" },
  unexpected: {
    "zh-CN": "意外错误:{reason}(加上 DEBUG=1 再运行可看到细节)",
    en: "Unexpected error: {reason} (run with DEBUG=1 for details)",
  },
  "test.browser": { "zh-CN": "浏览器和中文字体", en: "Browser and Chinese font" },
  "test.browser-present": { "zh-CN": "已有", en: "present" },
  "test.browser-missing": {
    "zh-CN": "浏览器测试需要 Chromium 和中文字体。请以 root 运行:{command}",
    en: "The browser tests need Chromium and a Chinese font. Run as root: {command}",
  },
  "test.format": { "zh-CN": "格式与规范", en: "Lint and format" },
  "test.types": { "zh-CN": "类型", en: "Types" },
  "test.boundaries": { "zh-CN": "导入方向", en: "Import directions" },
  "test.units": { "zh-CN": "单元与数据库测试", en: "Unit and database tests" },
  "prove.mutation": { "zh-CN": "改动规则,看测试是否发现", en: "Rules changed one by one" },
  "prove.tests": { "zh-CN": "测试", en: "tests" },
  "prove.times": { "zh-CN": "次数", en: "times" },
  "prove.none": { "zh-CN": "还没有", en: "none yet" },
  "test.served": { "zh-CN": "整个产品的测试", en: "Tests of the running product" },
  "test.pages": { "zh-CN": "浏览器测试", en: "Browser tests" },
  "test.skipped": { "zh-CN": "没有运行", en: "not run" },
  "test.late": {
    "zh-CN": "超过了 {minutes} 分钟:在两个核上,npm test 应在此之内跑完。",
    en: "That took more than {minutes} minutes, which npm test must not on two cores.",
  },
};

const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
const locale = /^zh/i.test(language) ? "zh-CN" : "en";

/**
 * @param {keyof typeof words} key
 * @param {Record<string, string | number>} [params]
 * @returns {string}
 */
export function say(key, params = {}) {
  return words[key][locale].replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ""));
}
