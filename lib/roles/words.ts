import type { Words } from "@/lib/core/words";

export const words = {
  "roles.title": { "zh-CN": "角色与权限", en: "Roles" },
  "roles.help": {
    "zh-CN": "每个角色能做什么、管多大范围",
    en: "What each role may do, and how far",
  },
  "roles.may-read": { "zh-CN": "看角色与权限", en: "See roles and their rights" },
  "roles.may-write": { "zh-CN": "改角色的权限", en: "Change the rights of roles" },
  "roles.matrix-hint": {
    "zh-CN": "点角色名看它能做什么、改它的权限。带点的格子和出厂设置不同。",
    en: "Press a role to see and change its rights. A dot marks what differs from the default.",
  },
  "roles.right": { "zh-CN": "权限", en: "Right" },
  "roles.scope": { "zh-CN": "范围", en: "Reach" },
  "roles.default": { "zh-CN": "出厂设置", en: "Default" },
  "roles.changed": { "zh-CN": "改过", en: "changed" },
  "roles.scope-none": { "zh-CN": "不能", en: "no" },
  "roles.scope-own": { "zh-CN": "本人", en: "own" },
  "roles.scope-department": { "zh-CN": "部门", en: "dept" },
  "roles.scope-branch": { "zh-CN": "门店", en: "branch" },
  "roles.scope-chain": { "zh-CN": "全部", en: "all" },
  "roles.scope-none-long": { "zh-CN": "不能", en: "Not at all" },
  "roles.scope-own-long": { "zh-CN": "只限自己的", en: "Only one’s own" },
  "roles.scope-department-long": { "zh-CN": "本部门的", en: "Own department" },
  "roles.scope-branch-long": { "zh-CN": "所在门店的", en: "Branch of the role" },
  "roles.scope-chain-long": { "zh-CN": "全部门店的", en: "All branches" },
  "roles.preview": { "zh-CN": "登录后看到的菜单", en: "Menu after signing in" },
  "roles.preview-none": {
    "zh-CN": "只有首页、消息和自己的账号",
    en: "Only home, inbox and the own account",
  },
  "roles.holders": { "zh-CN": "谁是这个角色", en: "Who holds it" },
  "roles.no-holders": { "zh-CN": "现在没有人", en: "Nobody at present" },
  "roles.why": { "zh-CN": "能做什么，为什么", en: "Rights, and why" },
  "roles.why-hint": { "zh-CN": "每一项权限来自哪个角色", en: "Which role each right comes from" },
  "roles.no-rights": { "zh-CN": "还没有任何权限", en: "No rights yet" },
  "roles.not-own": {
    "zh-CN": "不能加大自己所持角色的权限，请另一位管理员来改",
    en: "You cannot widen a role you hold yourself; ask another administrator",
  },
  "roles.keep-apart": {
    "zh-CN": "管权限的人不能同时看顾客资料（老板除外），请换一个人或先去掉一个角色",
    en: "Who assigns rights must not see customers’ data too, unless an owner; choose another person or take a role first",
  },
  "roles.locked-out": {
    "zh-CN": "这样就没有人能管人员和权限了，没有保存",
    en: "Then nobody could manage people and rights any more; not saved",
  },
} satisfies Words;
