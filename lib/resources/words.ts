import type { Words } from "@/lib/core/words";

export const words = {
  "resources.title": { "zh-CN": "预约资源", en: "Bookable resources" },
  "resources.help": {
    "zh-CN": "可以约的人、影棚、场景和礼服，以及每样前后要留多久",
    en: "People, rooms, scenes and dresses that can be booked, and the time each needs around it",
  },
  "resources.new": { "zh-CN": "添加资源", en: "Add a resource" },
  "resources.edit": { "zh-CN": "修改", en: "Change" },
  "resources.none": {
    "zh-CN": "还没有可以约的人和场地。先添加摄影师、影棚和礼服，日程里才有列可排。",
    en: "Nothing can be booked yet. Add photographers, rooms and dresses; the calendar has a column for each.",
  },
  "resources.kind": { "zh-CN": "类别", en: "Kind" },
  "resources.kind-person": { "zh-CN": "人员", en: "Person" },
  "resources.kind-room": { "zh-CN": "影棚", en: "Room" },
  "resources.kind-scene": { "zh-CN": "场景", en: "Scene" },
  "resources.kind-dress": { "zh-CN": "礼服", en: "Dress" },
  "resources.branch": { "zh-CN": "门店", en: "Branch" },
  "resources.person": { "zh-CN": "谁", en: "Who" },
  "resources.person-missing": { "zh-CN": "请选一位同事", en: "Choose a colleague" },
  "resources.not-of-branch": {
    "zh-CN": "请选这家门店在职的同事；外借的人留在他自己的门店，照样可以约",
    en: "Choose a colleague of this branch; who travels stays with his own and can still be booked",
  },
  "resources.there-already": {
    "zh-CN": "这位同事已经可以约了",
    en: "This colleague can be booked already",
  },
  "resources.code": { "zh-CN": "编号", en: "Number" },
  "resources.name": { "zh-CN": "名称", en: "Name" },
  "resources.detail": { "zh-CN": "说明", en: "Detail" },
  "resources.detail-hint": {
    "zh-CN": "例如：摄影、化妆、M · 象牙白",
    en: "For example: photographer, make-up, M · ivory",
  },
  "resources.before": { "zh-CN": "之前留", en: "Before" },
  "resources.after": { "zh-CN": "之后留", en: "After" },
  "resources.after-hint": {
    "zh-CN": "礼服填清洗时间，影棚填换景时间",
    en: "Cleaning of a dress, clearing of a room",
  },
  "resources.minutes": { "zh-CN": "分钟", en: "min" },
  "resources.minutes-wrong": {
    "zh-CN": "请填写分钟数，0 到 10080（一周）",
    en: "Enter minutes from 0 to 10080 (a week)",
  },
  "resources.cap": { "zh-CN": "每天最多约", en: "At most a day" },
  "resources.cap-hint": { "zh-CN": "不填就不限", en: "Empty is no limit" },
  "resources.cap-unit": { "zh-CN": "次", en: "times" },
  "resources.cap-wrong": { "zh-CN": "请填 1 到 30 的数，或不填", en: "Enter 1 to 30, or nothing" },
  "resources.active": { "zh-CN": "可以约", en: "Can be booked" },
  "resources.active-hint": {
    "zh-CN": "停用后不能新约，已约好的不变",
    en: "Once off, nothing new is booked; what is booked stays",
  },
  "resources.off": { "zh-CN": "停用", en: "Off" },
  "resources.state": { "zh-CN": "状态", en: "State" },
  "resources.may-read": { "zh-CN": "看可以约的人和物", en: "See what can be booked" },
  "resources.may-write": { "zh-CN": "管理预约资源", en: "Keep the bookable resources" },
} satisfies Words;
