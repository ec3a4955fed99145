import type { Random } from "./random.ts";

const surnames = [
  ...["林", "陈", "黄", "张", "吴", "李", "王", "郑", "许", "蔡", "杨", "谢", "洪", "苏", "叶"],
  ...["曾", "庄", "郭", "刘", "周", "赖", "江", "何", "沈", "柯", "颜", "纪", "欧阳", "傅"],
];
const women = [
  ...["雨桐", "思颖", "佳琪", "晓雯", "诗涵", "婉清", "梦洁", "静雯", "若琳", "心怡", "嘉敏"],
  ...["雅婷", "子晴", "可欣", "语嫣", "芷若", "欣妍", "美玲", "淑贞", "慧君"],
];
const men = [
  ...["志强", "俊杰", "文博", "浩然", "建宏", "子昂", "国栋", "晨曦", "宇轩", "伟杰", "明哲"],
  ...["鹏飞", "立诚", "海峰", "嘉豪", "致远", "书远", "振宇"],
];
const babies = ["小满", "糖糖", "安安", "果果", "乐乐", "可可", "团团", "米粒", "豆豆", "小鱼"];

type Member = { role: string; name: string; born: [from: number, until: number] };
export type Household = { name: string; members: Member[]; isWedding: boolean };

/** A couple before the wedding, parents with a child, or somebody who wants a portrait. */
export function household(random: Random): Household {
  const she = random.pick(surnames) + random.pick(women);
  const he = random.pick(surnames) + random.pick(men);
  const kind = random.next();
  const grown: Member["born"] = [1988, 2002];
  if (kind < 0.55)
    return {
      name: `${she} ${he}`,
      isWedding: true,
      members: [
        { role: "bride", name: she, born: grown },
        { role: "groom", name: he, born: grown },
      ],
    };
  if (kind < 0.9) {
    const baby = random.pick(babies);
    return {
      name: `${she} ${he}`,
      isWedding: false,
      members: [
        { role: "mother", name: she, born: grown },
        { role: "father", name: he, born: grown },
        { role: "baby", name: baby, born: [2023, 2026] },
      ],
    };
  }
  const one = random.chance(0.7) ? she : he;
  return {
    name: one,
    isWedding: false,
    members: [{ role: "self", name: one, born: [1980, 2004] }],
  };
}

export const tagList = ["老客户", "双胞胎", "加急", "外景", "转介绍", "会员", "要中式", "怕晒"];

export const talkList = [
  { outcome: "reached", note: "发了两套样片，喜欢海边那套。", next: "约进店看服装" },
  { outcome: "thinking", note: "还在比另一家，价格和妆造是关键。", next: "发套系对比" },
  { outcome: "no_answer", note: "没接，晚上再打。", next: "再打一次电话" },
  { outcome: "agreed", note: "周末带家人进店。", next: "前一天提醒" },
  { outcome: "refused", note: "预算不够，明年再说。", next: "" },
  { outcome: "reached", note: "确认了拍摄日期，问能不能加一个外景。", next: "问外景档期" },
] as const;
