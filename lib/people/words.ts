import type { Words } from "@/lib/core/words";
import { doorWords } from "./door/words";

export const words = {
  "people.title": { "zh-CN": "人员", en: "People" },
  "people.help": {
    "zh-CN": "谁在这里工作、用什么角色登录",
    en: "Who works here and with which roles",
  },
  "people.may-read": { "zh-CN": "看人员名单", en: "See people" },
  "people.may-write": { "zh-CN": "建账号、改资料、办离职", en: "Open, change and close accounts" },
  "people.may-grant": { "zh-CN": "给人加角色、去掉角色", en: "Give and take roles" },

  "people.new": { "zh-CN": "新建人员", en: "New person" },
  "people.find": { "zh-CN": "姓名、账号、拼音首字母", en: "Name, account, initials" },
  "people.branch": { "zh-CN": "所在门店", en: "Branch" },
  "people.department": { "zh-CN": "部门", en: "Department" },
  "people.no-department": { "zh-CN": "不分部门", en: "No department" },
  "people.roles": { "zh-CN": "角色", en: "Roles" },
  "people.role": { "zh-CN": "角色", en: "Role" },
  "people.role-missing": { "zh-CN": "请选一个角色", en: "Choose a role" },
  "people.where": { "zh-CN": "在哪里", en: "Where" },
  "people.no-roles": {
    "zh-CN": "还没有角色，登录后什么也做不了",
    en: "No role yet: can do nothing",
  },
  "people.work-phone": { "zh-CN": "工作电话", en: "Work phone" },
  "people.work-phone-hint": {
    "zh-CN": "会印在推单上给供应商看，别填私人手机",
    en: "Suppliers see it on push orders; not a private number",
  },
  "people.email": { "zh-CN": "邮箱", en: "E-mail" },
  "people.phone": { "zh-CN": "私人手机", en: "Private phone" },
  "people.phone-hint": {
    "zh-CN": "加密保存，只有管理员和本人能看",
    en: "Kept encrypted; only administrators and the person see it",
  },
  "people.phone-kept": {
    "zh-CN": "已存尾号 {last4}，不改就留空",
    en: "Stored, ending in {last4}; leave empty to keep",
  },
  "people.phone-drop": { "zh-CN": "删掉已存的号码", en: "Delete the stored number" },
  "people.phone-masked": { "zh-CN": "尾号 {last4}", en: "ends in {last4}" },
  "people.phone-reveal": { "zh-CN": "显示", en: "Show" },
  "people.state": { "zh-CN": "状态", en: "State" },
  "people.state-active": { "zh-CN": "在职", en: "Working" },
  "people.state-new": { "zh-CN": "还没设密码", en: "No password yet" },
  "people.state-left": { "zh-CN": "已离职", en: "Left" },
  "people.seen": { "zh-CN": "最近使用", en: "Last seen" },
  "people.since": { "zh-CN": "建立于", en: "Since" },
  "people.empty": { "zh-CN": "没有符合的人", en: "Nobody matches" },
  "people.empty-why": {
    "zh-CN": "换个条件，或给新同事建一个账号。自己的采购单不能自己批，至少要两个人。",
    en: "Change the filter, or open an account. Nobody approves his own order, so it takes two.",
  },
  "people.facts": { "zh-CN": "资料", en: "Facts" },
  "people.edit": { "zh-CN": "修改资料", en: "Edit" },
  "people.account-hint": {
    "zh-CN": "登录用，建好后不能改。例如 linxiaowen",
    en: "For signing in; it cannot be changed later, e.g. linxiaowen",
  },
  "people.account-taken": { "zh-CN": "这个账号已经有人用了", en: "This account is taken" },
  "people.other-branch": {
    "zh-CN": "这个部门不在所选门店",
    en: "This department is in another branch",
  },
  "people.create": { "zh-CN": "建立账号", en: "Open the account" },
  "people.seat-add": { "zh-CN": "加角色", en: "Add a role" },
  "people.seat-give": { "zh-CN": "加上", en: "Give" },
  "people.seat-take": { "zh-CN": "去掉", en: "Take away" },
  "people.seat-take-ask": { "zh-CN": "去掉「{role}」？", en: "Take away “{role}”?" },
  "people.seat-take-body": {
    "zh-CN": "{name} 下一次点击起就没有这个角色的权限，可以随时再加上。",
    en: "{name} loses its rights with the next click; it can be given again.",
  },
  "people.seat-preview": { "zh-CN": "这个角色能做什么", en: "What this role may do" },
  "people.no-role-for-oneself": {
    "zh-CN": "不能给自己加角色，请另一位管理员来加",
    en: "Nobody gives himself a role; ask another administrator",
  },
  "people.above-you": {
    "zh-CN": "这超出了你管的门店，请管全部门店的管理员来做",
    en: "This reaches beyond your branches; ask who manages all of them",
  },
  "people.last-owner": {
    "zh-CN": "这是最后一位老板，先让另一个人也当老板",
    en: "This is the last owner; make somebody else an owner first",
  },
  "people.last-admin": {
    "zh-CN": "这是最后一位系统管理员，先让另一个人也当管理员",
    en: "This is the last administrator; make somebody else one first",
  },
  "people.not-oneself": { "zh-CN": "不能给自己办离职", en: "You cannot close your own account" },
  "people.has-left": { "zh-CN": "这个人已经离职", en: "This person has left" },
  "people.left-later": { "zh-CN": "离职日不能晚于今天", en: "The day cannot be after today" },
  "people.disable": { "zh-CN": "办离职", en: "Close the account" },
  "people.disable-ask": { "zh-CN": "{name} 离职", en: "{name} leaves" },
  "people.disable-body": {
    "zh-CN": "账号马上停用，所有设备立即退出，收件人和代批也一并取消。单据和记录都保留。",
    en: "The account closes now and every device is signed out; inbox seats and delegations end. Documents stay.",
  },
  "people.left-on": { "zh-CN": "离职日", en: "Last day" },
  "people.enable": { "zh-CN": "重新启用", en: "Open again" },
  "people.enable-ask": {
    "zh-CN": "重新启用 {name} 的账号？",
    en: "Open the account of {name} again?",
  },
  "people.enable-body": {
    "zh-CN": "角色照旧，用原来的密码登录。",
    en: "The roles are as before, and so is the password.",
  },
  "people.sessions": { "zh-CN": "登录的设备", en: "Signed in on" },
  "people.no-sessions": { "zh-CN": "现在没有登录", en: "Not signed in" },
  "people.this-session": { "zh-CN": "这台设备", en: "this device" },
  "people.unknown-browser": { "zh-CN": "未知浏览器", en: "Unknown browser" },
  "people.session-end": { "zh-CN": "退出", en: "Sign out" },
  "people.sessions-end": { "zh-CN": "退出所有设备", en: "Sign out everywhere" },
  "people.sessions-end-others": { "zh-CN": "退出其他所有设备", en: "Sign out everywhere else" },
  "people.password-set": { "zh-CN": "密码设于 {when}", en: "Password set {when}" },
  "people.no-password": {
    "zh-CN": "还没有密码，登录不了。生成一个一次性链接发给本人。",
    en: "No password yet, so no signing in. Make a one-use link and send it to the person.",
  },
  "people.link-make": { "zh-CN": "生成设密码链接", en: "Make a password link" },
  "people.link-made": {
    "zh-CN": "只显示这一次。24 小时内有效，用一次就作废。请当面或用私聊发给 {name}。",
    en: "Shown only now. Good for 24 hours and for one use. Give it to {name} in person or privately.",
  },
  "people.link-waits": {
    "zh-CN":
      "只显示这一次。老板的账号由别人生成链接时，10 分钟后才能用，老板们马上收到消息，可以作废它。",
    en: "Shown only now. As an owner’s, it opens in 10 minutes; every owner is told at once and may end it.",
  },
  "people.owner-link": {
    "zh-CN":
      "{by} 为老板 {name} 的账号生成了设密码链接，10 分钟后可用。如果不是本人要的，请马上告诉本人去作废",
    en: "{by} made a password link for owner {name}; it opens in 10 minutes. If it was not asked for, tell {name} to end it",
  },
  "people.owner-made": {
    "zh-CN": "{by} 让 {name} 也当老板",
    en: "{by} made {name} an owner too",
  },
  "people.link-open": {
    "zh-CN": "{by} 为你的账号生成了设密码链接",
    en: "{by} made a password link for your account",
  },
  "people.link-open-what": {
    "zh-CN": "用它可以换掉你的密码。不是你要的，就把它作废，并告诉老板。",
    en: "Whoever has it can replace your password. If you did not ask for it, end it and tell the owner.",
  },
  "people.link-end": { "zh-CN": "作废", en: "End it" },
  "people.link-ended": { "zh-CN": "链接已经用过或作废了", en: "The link was used or has ended" },
  "people.got-role": { "zh-CN": "{by} 给你加了角色", en: "{by} gave you a role" },
  "people.lost-role": { "zh-CN": "{by} 去掉了你的一个角色", en: "{by} took a role from you" },
  "people.got-password-link": {
    "zh-CN": "{by} 为你的账号生成了设密码链接。如果不是你要的，请马上作废它，并告诉老板",
    en: "{by} made a password link for your account. If you did not ask for it, end it and tell the owner now",
  },
  "people.history": { "zh-CN": "记录", en: "History" },

  "people.own": { "zh-CN": "我的账号", en: "My account" },
  "people.language": { "zh-CN": "语言", en: "Language" },
  "people.password-change": { "zh-CN": "改密码", en: "Change the password" },
  "people.current-password": { "zh-CN": "现在的密码", en: "Current password" },
  "people.current-wrong": { "zh-CN": "现在的密码不对", en: "The current password is wrong" },
  "people.password-changed": {
    "zh-CN": "密码已改，其他设备都已退出",
    en: "Changed; every other device is signed out",
  },
  ...doorWords,
} satisfies Words;
